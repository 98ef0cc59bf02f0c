import { expect, test } from 'vitest'
import type { Language } from '@/lib/languages/languages'
import { bodySchema } from '@/domain/content/body/schema'
import { everyNode, paragraph, words } from '@/domain/testing/every-node'
import { bodyBlocks } from './blocks'

const uploads = {
  river: { number: 21, url: 'https://a.example/media/r/960.webp', name: 'river.png', isPicture: true },
  bells: {
    number: 23,
    url: 'https://a.example/files/b/1/bells.mp3',
    name: 'bells.mp3',
    isPicture: false,
    player: 'audio' as const,
  },
  annex: { number: 22, url: 'https://a.example/files/a/1/annex.pdf', name: 'annex.pdf', isPicture: false },
}

function blocksOf(body: unknown, language: Language = 'en') {
  const uploadOf = (id: string) => uploads[id as keyof typeof uploads]
  return bodyBlocks(bodySchema.nodeFromJSON(body), {
    of: 'entry 1',
    language,
    hrefOf: (href) => `${href}#there`,
    uploadOf,
  })
}

const everything = everyNode({ pictureId: 'river', fileId: 'annex', soundId: 'bells' })
const { html, end, notes } = blocksOf(everything)

/** Blocks as a reader of the comments finds them: each opened is closed, in its order. */
function namesIn(content: string) {
  const open: string[] = []
  const names: string[] = []
  for (const [, close, name, , empty] of content.matchAll(/<!-- (\/)?wp:([a-z-]+)( \{.*?\})? (\/)?-->/g)) {
    if (close) expect(open.pop()).toBe(name)
    else {
      names.push(name!)
      if (!empty) open.push(name!)
    }
  }
  expect(open).toEqual([])
  return names
}

test('a recording is a block of WordPress’s own player, with its words below', () => {
  const file = { type: 'file', attrs: { mediaId: 'bells', title: 'Bells', transcript: 'They ring.\n\nThen no more.' } }
  expect(blocksOf({ type: 'doc', content: [file] }).html).toBe(
    '<!-- wp:audio {"id":23} -->\n<figure class="wp-block-audio"><audio controls src="https://a.example/files/b/1/bells.mp3"></audio>' +
      '<figcaption class="wp-element-caption">Bells</figcaption></figure>\n<!-- /wp:audio -->\n\n' +
      '<!-- wp:paragraph -->\n<p>They ring.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>Then no more.</p>\n<!-- /wp:paragraph -->',
  )
})

test('every node has a block of its own, or stands whole in a block of HTML', () => {
  const names = namesIn(html)
  for (const name of 'paragraph heading list list-item quote code separator group table image file audio embed html'.split(
    ' ',
  ))
    expect(names).toContain(name)
  expect(names.filter((name) => name === 'html')).toHaveLength(3)
  expect(html).toContain('<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading" id="again">Again</h3>')
  expect(html).toContain('id="again-2"')
  expect(html).toContain('<!-- wp:list {"ordered":true,"start":3} -->\n<ol start="3" class="wp-block-list">')
  expect(html).toContain(
    '<!-- wp:list {"ordered":true,"type":"upper-alpha","start":2} -->\n' +
      '<ol start="2" style="list-style-type:upper-alpha" class="wp-block-list">',
  )
  expect(html).toContain('<td rowspan="2">Laos<br>ລາວ</td>')
  expect(html).toContain(
    '<img src="https://a.example/media/r/960.webp" alt="A &quot;river&quot; &lt;wide&gt;" class="wp-image-21"/>',
  )
})

test('words in another language say so, also those of a footnote', () => {
  expect(html).toContain('<span lang="fr">la <em>traite</em></span><span lang="ar" dir="rtl">نص</span>')
  expect(notes[2]!.content).toBe('<span lang="fr">Une note.</span>')
})

test('two pictures beside each other are a gallery of two columns', () => {
  const half = { type: 'picture', attrs: { mediaId: 'river', alt: 'A river', width: 'half' } }
  const { html } = blocksOf({ type: 'doc', content: [half, half, half] })
  expect(namesIn(html)).toEqual(['gallery', 'image', 'image', 'image'])
  expect(html).toContain('<figure class="wp-block-gallery has-nested-images columns-2">')
})

test('words that WordPress could take for its own are only words', () => {
  expect(html).toContain('&#91;gallery ids="1"] &lt;b&gt;no tag&lt;/b&gt; -- &lt;!-- wp:html --&gt; ]]&gt;')
  expect(html).toContain('&#91;caption]')
  const linked = paragraph(words('x', { type: 'link', attrs: { href: 'https://example.org/' } }))
  expect(blocksOf({ type: 'doc', content: [linked] }).html).toContain('<a href="https://example.org/#there">x</a>')
  const video = { type: 'video', attrs: { href: 'https://youtu.be/a--b?c=1&d="<>', title: '' } }
  expect(blocksOf({ type: 'doc', content: [video] }).html).toContain(
    '{"url":"https://youtu.be/a\\u002d\\u002db?c=1\\u0026d=\\u0022\\u003c\\u003e",',
  )
})

test('a callout is called what it is in the language of its text, or by its own word', () => {
  const callout = (label: string) => ({ type: 'callout', attrs: { kind: 'warning', label }, content: [paragraph()] })
  const body = { type: 'doc', content: [callout('')] }
  expect(blocksOf(body).html).toContain('<strong>Warning</strong>')
  expect(blocksOf(body, 'vi').html).toContain('<strong>Cảnh báo</strong>')
  expect(blocksOf({ type: 'doc', content: [callout('Gấp')] }, 'vi').html).toContain('<strong>Gấp</strong>')
})

test('footnotes stand under everything, numbered in the text, with the same names each time', () => {
  expect(end).toBe('<!-- wp:footnotes /-->')
  expect(notes.map(({ content }) => content)).toEqual([
    'See <a href="https://example.org/a--b">https://example.org/a--b</a>, page 3 &lt;em&gt;.',
    'Another.',
    '<span lang="fr">Une note.</span>',
  ])
  expect(html).toContain(
    `<sup data-fn="${notes[1]!.id}" class="fn"><a id="${notes[1]!.id}-link" href="#${notes[1]!.id}">2</a></sup>`,
  )
  expect(blocksOf(everything).notes).toEqual(notes)
})

test('what is not there any more leaves no hole', () => {
  const doc = { type: 'doc', content: [{ type: 'picture', attrs: { mediaId: 'gone' } }, paragraph(words('Words'))] }
  expect(blocksOf(doc).html).toBe('<!-- wp:paragraph -->\n<p>Words</p>\n<!-- /wp:paragraph -->')
})

test('a caption, a source and a speaker go into the blocks that have room for them', () => {
  expect(html).toContain(
    '</table><figcaption class="wp-element-caption">Years &amp; places<br>UN-ACT, https://un-act.org</figcaption></figure>',
  )
  expect(html).toMatch(/<cite>N\. N\., .*in.* &lt;2014&gt;<\/cite><\/blockquote>/)
})
