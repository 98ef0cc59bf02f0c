import { expect, test } from 'vitest'
import { imported } from '../test-body'

const hrefs = (page: string) => [...page.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)

test('links within a text lead to the heading that a place stands in, right before, or below', () => {
  const { page, listed, places } = imported(`
    <p><a href="#aims">1</a> <a href="#h-how-it-works">2</a> <a href="#fig">3</a> <a href="#fn1">4</a> <a href="#top">5</a>
    <a href="#our-aims">6</a> <a href="#d%C3%A9but">7</a></p>
    <a name="aims"></a><h2>Our aims</h2><p>Words.</p>
    <h2 id="h-how-it-works">How it <a id="d&eacute;but">works</a></h2><p>Words <span id="fig">in it</span>.</p>
    <h3>Our aims</h3><ol><li id="fn1">A note. <a href="#ref1">back</a></li></ol>`)
  expect(hrefs(page)).toEqual([
    '#our-aims',
    '#how-it-works',
    '#how-it-works',
    '#our-aims-2',
    '#top',
    '#our-aims',
    '#how-it-works',
    '#ref1',
  ])
  expect(places.get('fn1')).toBe('our-aims-2')
  expect(listed).toEqual(['A link leads to a place within a text, and no heading is at it or above it. (#ref1)'])
})

test('a place above all headings is listed, since nothing there has a name', () => {
  const { page, listed } = imported('<p><a href="#a">x</a></p><p id="a">Here</p><h2>Later</h2>')
  expect(hrefs(page)).toEqual(['#a'])
  expect(listed).toEqual(['A link leads to a place within a text, and no heading is at it or above it. (#a)'])
})

test('links of captions are kept: whole addresses in them, those of this site in a line below', () => {
  const { page, listed } = imported(
    '<figure><img class="wp-image-42" src="x/y.jpg" alt="B"><figcaption>Photo: <a href="https://photos.example/mai">Mai</a>, from <a href="https://old.example/report">the report</a></figcaption></figure>' +
      '[caption id="attachment_42"]<img class="wp-image-42" src="x/y.jpg" alt="B"> See <a href="https://photos.example/">https://photos.example/</a>.[/caption]',
  )
  const link = (to: string) => `<a href="${to}">${to}</a>`
  expect(page).toBe(
    `[boat “B” <figcaption>Photo: Mai (${link('https://photos.example/mai')}), from the report</figcaption>]` +
      '<p><a href="/report">the report</a></p>' +
      `[boat “B” <figcaption>See ${link('https://photos.example/')}.</figcaption>]`,
  )
  expect(listed).toEqual([])
})
