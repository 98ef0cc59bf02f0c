import { expect, test } from 'vitest'
import { correctedPartsOf, partOfPage } from './corrected'

const limits = { maxPages: 2, maxBytes: 400 }
const mark = (page: number) => `<p id="p${page}" class="leaf">Page ${page}</p>`
const long = (words: string, bytes = 150) => `<p>${words}${'x'.repeat(bytes - 7 - words.length)}</p>`

test('a text is divided where pages begin, and every block of it is in one part', () => {
  const blocks = [mark(1), long('a'), mark(2), long('b'), mark(3), long('c'), mark(5), long('d')]
  const text = correctedPartsOf(blocks.join(''), limits)
  expect(text.parts.map(({ from, to }) => [from, to])).toEqual([
    [1, 2],
    [3, 5],
  ])
  expect(text.parts.map(({ html }) => html).join('')).toBe(blocks.join(''))
  // Page 4 has lost its mark.
  expect([1, 2, 3, 4, 5, 99].map((page) => partOfPage(text, page))).toEqual([1, 1, 2, 2, 2, 2])
})

test('a page that is too long by itself is divided between its blocks, a block never', () => {
  const blocks = [mark(7), long('a', 300), long('b', 300), long('c', 900), '<hr>']
  const { parts } = correctedPartsOf(blocks.join(''), limits)
  expect(parts.map(({ from, to, html }) => [from, to, html])).toEqual([
    [7, 7, blocks[0]! + blocks[1]!],
    [7, 7, blocks[2]],
    [7, 7, blocks[3]],
    [7, 7, blocks[4]],
  ])
})

test('a text without marks begins with the first page, and an empty one is a part', () => {
  expect(correctedPartsOf('<p>a</p>', limits).parts).toEqual([{ from: 1, to: 1, html: '<p>a</p>' }])
  expect(correctedPartsOf('', limits).parts).toEqual([{ from: 1, to: 1, html: '' }])
  const unmarked = correctedPartsOf(long('a', 300) + long('b', 300), limits)
  expect(unmarked.parts).toHaveLength(2)
  expect(partOfPage(unmarked, 7)).toBe(1)
})

test('a page that begins within a paragraph belongs to the part of that paragraph', () => {
  const within = `<p>End <span id="p3" class="leaf">Page 3</span> begin${'x'.repeat(380)}</p>`
  const text = correctedPartsOf(mark(2) + long('a') + within + mark(4), limits)
  expect(text.parts.map(({ from, to }) => [from, to])).toEqual([
    [2, 2],
    [2, 3],
    [4, 4],
  ])
  expect(partOfPage(text, 3)).toBe(2)
})

test('footnotes are at the foot of the part that refers to them, under their numbers', () => {
  const ref = (n: number) => `<p>a<sup class="ref"><a id="ref:${n}" href="#note:${n}">${n}</a></sup></p>`
  const item = (n: number) => `<li id="note:${n}">Note ${n} <a href="#ref:${n}">↩</a></li>`
  const notes = `<section class="footnotes" role="doc-endnotes"><ol>${item(1)}${item(2)}${item(3)}</ol></section>`
  const html = [mark(1), ref(1), mark(2), mark(3), ref(2), ref(3), notes].join('')
  const { parts } = correctedPartsOf(html, { ...limits, maxBytes: 4_000 })
  expect(parts[0]!.html).toContain(`<ol>${item(1)}</ol></section>`)
  expect(parts[1]!.html).toContain(`<ol start="2">${item(2)}${item(3)}</ol></section>`)
})

test('headings are listed by their words, without marks of pages and numbers of notes', () => {
  const html = `${mark(1)}<h2 id="a-b">A &amp; <em>b</em><sup class="ref"><a href="#note:1">1</a></sup></h2>${mark(2)}${mark(3)}<h3 id="c"><span id="p4" class="leaf">Page 4</span>C</h3>`
  const { headings, anchors } = correctedPartsOf(html, limits)
  expect(headings).toEqual([
    { level: 2, text: 'A & b', id: 'a-b', part: 1 },
    { level: 3, text: 'C', id: 'c', part: 2 },
  ])
  expect(anchors.get('c')).toBe(2)
})
