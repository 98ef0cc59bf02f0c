import { expect, test } from 'vitest'
import { correctedPassages } from './corrected-passages'

function passagesIn(html: string) {
  return [...correctedPassages(html)].map((passage) => ({
    ...passage,
    text: passage.text.replace(/\s+/g, ' ').trim(),
  }))
}

const mark = (page: number) => `<p id="p${page}" class="leaf">Page ${page}</p>`

test('a corrected text in passages, each with its page and the heading above it', () => {
  const html = [
    `${mark(1)}<p>Before a<strong>l</strong>l.</p>`,
    '<h2 id="birds">Bi<em>rd</em>s &amp; fish<sup class="ref"><a href="#note:1">1</a></sup></h2><p>A heron.</p>',
    `<table><tbody><tr><td><p>Rice</p></td><td><p>12</p></td></tr></tbody></table>`,
    `<p>It goes <span id="p2" class="leaf">Page 2</span>on.</p><h3 id="last">Last</h3><ul><li><p>One</p></li></ul>`,
  ].join('')
  const passages = passagesIn(html)
  const birds = { text: 'Birds & fish', id: 'birds' }
  expect(passages).toEqual([
    { text: 'Before all.', page: 1 },
    { text: 'Birds & fish A heron. Rice 12 It goes', page: 1, heading: birds },
    { text: 'on.', page: 2, heading: birds },
    { text: 'Last One', page: 2, heading: { text: 'Last', id: 'last' } },
  ])
})

test('a note is found under the heading that its number stands under, also in the heading itself', () => {
  const number = (n: number) => `<sup class="ref"><a id="ref:${n}" href="#note:${n}">${n}</a></sup>`
  const html = [
    `${mark(1)}<h2 id="one">One${number(1)}</h2><p>A${number(2)}</p>`,
    `${mark(2)}<h2 id="two">Two</h2><p>B</p>`,
    '<section class="footnotes"><ol><li id="note:1"><p>First.</p></li><li id="note:2"><p>Second.</p></li></ol></section>',
  ].join('')
  const one = { text: 'One', id: 'one' }
  expect(passagesIn(html)).toEqual([
    { text: 'One A', page: 1, heading: one },
    { text: 'Two B', page: 2, heading: { text: 'Two', id: 'two' } },
    { text: 'First.', page: 1, heading: one },
    { text: 'Second.', page: 1, heading: one },
  ])
})

test('a text without headings and marks is one passage, and an empty one none', () => {
  expect(passagesIn('<p>a</p><p>b</p>')).toEqual([{ text: 'a b', page: 1 }])
  expect(passagesIn('')).toEqual([])
})

test('a long text without headings is divided between its blocks', () => {
  const passages = passagesIn(`<p>${'word '.repeat(1_000)}</p>`.repeat(9))
  expect(passages.map(({ text }) => text.length)).toEqual([19_999, 19_999, 4_999])
})
