/** @module-tag thorough */
import { expect, test } from 'vitest'
import { plainTextOf } from '@/domain/content/body/render'
import { bodySchema } from '@/domain/content/body/schema'
import { bodyFromHtml } from './body'

function readMarkup(html: string) {
  const began = process.cpuUsage()
  const { body, problems } = bodyFromHtml(html, { resolveLink: () => undefined, resolveMedia: () => undefined })
  const milliseconds = process.cpuUsage(began).user / 1000
  const doc = bodySchema.nodeFromJSON(body)
  doc.check()
  return { text: plainTextOf(doc), problems: problems.map(({ what }) => what), milliseconds }
}

test.each(['div', 'b', 'blockquote', 'ul', 'table', 'a href="https://x.example"', 'svg', 'wp-block', 'figure'])(
  '10,000 <%s> within each other keep their words and say what happened',
  (tag) => {
    const [name] = tag.split(' ')
    const { text, problems } = readMarkup(
      `before ${`<${tag}>`.repeat(10_000)}within${`</${name}>`.repeat(10_000)} after`,
    )
    expect(text.replace(/\s+/g, ' ')).toBe('before within after')
    expect(problems).toEqual([expect.stringContaining('too many within each other')])
  },
)

test('hundreds within each other are read, and those too deep keep their words', () => {
  const { text, problems } = readMarkup(`${'<ul><li>a'.repeat(400)}<script>no()</script>end`)
  expect(text.match(/a/g)).toHaveLength(400)
  expect(text).toContain('end')
  expect(text).not.toContain('no()')
  expect(problems).toEqual(['Elements stand within elements too deep here. Their words were taken over.'])
})

test.each(['<', '&amp;', '&#65;', '<p>x', '<br>', '<b>x</b>'])(
  'a megabyte of %j keep their words in little memory',
  (snippet) => {
    const before = process.memoryUsage().heapUsed
    const { text, problems } = readMarkup(`before ${snippet.repeat(1_000_000 / snippet.length)} after`)
    expect(text).toMatch(/^before\b[^]*\bafter$/)
    expect(text).toContain({ '&amp;': '&&&', '&#65;': 'AAA', '<': '<<<' }[snippet] ?? 'after')
    expect(problems).toEqual([expect.stringContaining('Only its words were taken over')])
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(500_000_000)
  },
)

test('long spaces before a last word take no time', () => {
  for (const [begin, end] of [
    ['<pre>', '</pre>'],
    ['<p>', '</p>'],
    ['<figure><img src="x">', '</figure>'],
    ['[a ', ']'],
  ])
    expect(readMarkup(`${begin}a${'\u2003'.repeat(200_000)}b${end}`).milliseconds).toBeLessThan(2_000)
})

test('a drawing of thousands of strokes is no endless markup', () => {
  const { problems } = readMarkup(`<svg>${'<path d="M0 0"/>'.repeat(5_000)}</svg><p>Words</p>`)
  expect(problems).toEqual([])
})

test('a text of more than six million characters keeps its words', () => {
  const { text, problems, milliseconds } = readMarkup(
    `<p>${'Seven <b>words</b> stand. '.repeat(1000)}</p>\n`.repeat(250),
  )
  expect(text.split('\n').map((line) => line.length)).toEqual(Array(250).fill('Seven words stand. '.length * 1000 - 1))
  expect(problems).toEqual([expect.stringContaining('longer than 6 million characters')])
  expect(milliseconds).toBeLessThan(20_000)
})

const bad = [
  '<',
  '<a b ',
  '<!--',
  '<!-- wp:',
  '<!--more ',
  '<!-- wp:a -->',
  '&amp',
  '</p>',
  '<p>',
  '<td>',
  '<br>',
  '\n \n',
  '\u00a0 ',
  '\u2003',
  '[',
  '[a "',
  '[a b="',
  '[a-b]',
  '[a][/a]',
  '[caption]',
  '[/a]',
  '<pre>',
  '<script>',
  '<sup>1</sup>',
  '<img src=x>',
]

test.each(bad)('%j over and over takes time in proportion to its length', { retry: 2 }, (snippet) => {
  const of = (length: number) => readMarkup(snippet.repeat(Math.ceil(length / snippet.length))).milliseconds
  const short = Math.max(of(5_000), 15)
  // Eight times as long; what grows with the square takes 64 times as long.
  expect(of(40_000)).toBeLessThan(25 * short)
})
