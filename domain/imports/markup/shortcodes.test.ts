import { expect, test } from 'vitest'
import { imported } from '../test-body'

const page = (html: string) => imported(html).page

test('a caption is its picture’s, in both ways that WordPress wrote it', () => {
  const visible = '[boat “B” <figcaption>The boat, at noon</figcaption>]'
  expect(
    page(
      '[caption id="attachment_42" width="300"]<a href="y.jpg"><img src="y.jpg" alt="B" /></a> The <em>boat</em>, at noon[/caption]\n\nAfter',
    ),
  ).toBe(`${visible}<p>After</p>`)
  expect(page('[caption caption="The boat, at noon"]<img class="wp-image-42" src="y.jpg" alt="B" />[/caption]')).toBe(
    visible,
  )
})

test('a gallery shows its pictures, or those of its text', () => {
  const { page, listed } = imported('[gallery ids="42,77" columns="2"]')
  expect(page).toBe('[boat “” ]')
  expect(listed).toEqual(['A picture of a gallery is not in the export. (number 77)'])
  expect(imported('[gallery ids="77,78"]', { isTextOnly: true }).listed).toEqual([
    'No folder of uploads was given: the pictures of galleries did not come.',
  ])
  expect(imported('[gallery]', { attached: [{ id: '42', url: '' }] }).page).toBe('[boat “” ]')
  expect(imported('[gallery]')).toMatchObject({
    page: '<p>[gallery]</p>',
    listed: ['A gallery does not say which pictures it shows. ([gallery])'],
  })
})

test('the pictures of a gallery stand two by two, the last of an odd number alone', () => {
  const widths = (html: string) =>
    imported(html)
      .doc.children.filter(({ type }) => type.name === 'picture')
      .map(({ attrs }) => attrs.width)
  const image = '<figure class="wp-block-image"><a href="y.jpg"><img src="y.jpg" class="wp-image-42"/></a></figure>'
  expect(widths('[gallery ids="42,77,42,42"]')).toEqual(['half', 'half', ''])
  expect(widths(`<figure class="wp-block-gallery">${image}${image}</figure>`)).toEqual(['half', 'half'])
  const item = `<li class="blocks-gallery-item">${image}</li>`
  expect(
    widths(`<figure class="wp-block-gallery"><ul class="blocks-gallery-grid">${item.repeat(3)}</ul></figure>`),
  ).toEqual(['half', 'half', ''])
  expect(widths(image + image)).toEqual(['', ''])
})

test.each([
  '[youtube https://www.youtube.com/watch?v=abcdefghijk&amp;w=320]',
  '[youtube]abcdefghijk[/youtube]',
  '[youtube id="abcdefghijk" width=300]',
  '[youtube=http://youtu.be/abcdefghijk]',
  '[embed width="300"]https://youtu.be/abcdefghijk[/embed]',
])('%s is a video', (html) => {
  expect(imported(html).doc.toJSON()).toMatchObject({
    content: [{ type: 'video', attrs: { href: 'https://www.youtube.com/watch?v=abcdefghijk' } }],
  })
})

test('films and sounds are links to their files', () => {
  expect(page('[video width="1" mp4="https://x.example/a.mp4"][/video][audio src="https://x.example/b.mp3"]')).toBe(
    '<p><a href="https://x.example/a.mp4">https://x.example/a.mp4</a></p><p><a href="https://x.example/b.mp3">https://x.example/b.mp3</a></p>',
  )
})

test('sounds as WordPress.com once played them, with their titles, are links to their files', () => {
  const link = (name: string, title: string) => `<p><a href="https://x.example/${name}">${title}</a></p>`
  expect(page('[audio https://x.example/a.mp3|titles=Bells, at noon|loop=no]')).toBe(link('a.mp3', 'Bells, at noon'))
  expect(page('[audio https://x.example/a.mp3,https://x.example/b.mp3?c=1&amp;d=2|artists=N.|titles=One, Two]')).toBe(
    link('a.mp3', 'One') + link('b.mp3?c=1&amp;d=2', 'Two'),
  )
  expect(page('[audio https://x.example/a.mp3 ]')).toBe(link('a.mp3', 'https://x.example/a.mp3'))
})

test('one that nobody knows stands as it was written, and is listed', () => {
  expect(imported('Write: [contact-form-7 id="1" title="It\'s us"]')).toMatchObject({
    page: '<p>Write: <code>[contact-form-7 id=&quot;1&quot; title=&quot;It&#39;s us&quot;]</code></p>',
    listed: ['A shortcode is not known here and stands as it was written. ([contact-form-7 id="1" title="It\'s us"])'],
  })
})

test('the words of columns of a page builder stand apart', () => {
  expect(page('[vc_row][vc_column]One[/vc_column][vc_column]Two[/vc_column][/vc_row]')).toBe('<p>One</p><p>Two</p>')
})

test('one that encloses text leaves the text, under its title', () => {
  expect(imported('[vc_row][box title="Facts"]One\n\n<b>Two</b>[/box][/vc_row]')).toMatchObject({
    page: '<p><strong>Facts</strong></p><p>One</p><p><strong>Two</strong></p>',
    listed: [
      'A shortcode is not known here. The text that it encloses was taken over. ([vc_row])',
      'A shortcode is not known here. The text that it encloses was taken over. ([box])',
    ],
  })
})

test('brackets that are none stay', () => {
  const text = 'He [sic] said [emphasis added] so. [1] [a [b] [/c] [[gallery]] ['
  expect(imported(text)).toMatchObject({ page: `<p>${text}</p>`, listed: [] })
  expect(page('<a href="https://x.example/[a_b]">x</a><pre>[a_b]</pre>')).toBe(
    '<p><a href="https://x.example/[a_b]">x</a></p><pre><code>[a_b]</code></pre>',
  )
})
