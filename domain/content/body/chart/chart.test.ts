import { expect, test } from 'vitest'
import { defaultLanguages, type Language } from '@/lib/languages/languages'
import { xhtmlOf } from '@/lib/epub/xhtml'
import { renderBody } from '../render'
import { bodySchema } from '../schema'
import { wrapLabel } from './bars'

const cell = (text: string, type: string) => ({
  type,
  content: [{ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] }],
})
const table = (attrs: object, ...rows: string[][]) => ({
  type: 'table',
  attrs,
  content: rows.map((row, n) => ({
    type: 'tableRow',
    content: row.map((text) => cell(text, n === 0 ? 'tableHeader' : 'tableCell')),
  })),
})
const html = (content: object[], language: Language = 'en') =>
  renderBody(bodySchema.nodeFromJSON({ type: 'doc', content }), new Map(), language)
const rows = [
  ['Year', 'Men', 'Women'],
  ['2009', '120', '−40'],
  ['2010', '–', '60'],
  ['2013', '1,300', '90'],
]
const said = { caption: 'People <found>', source: 'UN-ACT, https://un-act.org/figures' }

test('a table says what it shows above it and its source below it', () => {
  const out = html([table(said, ...rows)])
  expect(out).toMatch(/^<figure class="figures"><figcaption>People &lt;found&gt;<\/figcaption><div class="table"/)
  expect(out).toContain('<table aria-label="People &lt;found&gt;">')
  expect(out).toContain('<p class="source">Source: UN-ACT, <a href="https://un-act.org/figures"')
  expect(out).toContain('<td class="n"><p>1,300</p></td>')
  expect(out).not.toContain('<svg')
})

test('bars are as long as their numbers, from nought, on both sides of it', () => {
  const out = html([table({ ...said, form: 'bars' }, ...rows)])
  const widths = [...out.matchAll(/<rect x="([\d.]+)%" y="[\d.]+em" width="([\d.]+)%"/g)].map(([, x, width]) => [
    Number(x),
    Number(width),
  ])
  expect(widths).toHaveLength(5)
  const [men, womenBelow, , mostMen] = widths
  expect(mostMen![1]! / men![1]!).toBeCloseTo(1300 / 120, 0)
  expect(womenBelow![0]! + womenBelow![1]!).toBeCloseTo(men![0]!, 1)
  expect(out).toContain('– (no figure)')
})

test('a chart has a name, a summary, a key, patterns, and the table folded', () => {
  const out = html([table({ ...said, form: 'bars' }, ...rows)])
  expect(out).toContain('<svg class="chart" role="img" aria-label="Bar chart: People &lt;found&gt;"')
  expect(out).toContain(
    '<p class="chart-words">Men: Largest: 2013, 1,300; Smallest: 2009, 120; First: 2009, 120; Last: 2013, 1,300.</p><p class="chart-words">Women: Largest: 2013, 90; Smallest: 2009, −40;',
  )
  expect(out.match(/<li><svg class="chart-swatch"/g)).toHaveLength(2)
  expect(out).toContain('<pattern id="chart-1-2"')
  expect(out).toContain('fill="url(#chart-1-2)"')
  expect(out).toContain('<details class="figures-table"><summary>The figures as a table</summary><div class="table"')
})

test('a line breaks where a number is missing, and lines differ by more than their colour', () => {
  const out = html([table({ ...said, form: 'line' }, ...rows)])
  const [men, women] = [...out.matchAll(/<path d="([^"]*)"/g)].map(([, d]) => d!)
  expect(men!.match(/M/g)).toHaveLength(2)
  expect(women!.match(/M/g)).toHaveLength(1)
  expect(out).toContain('stroke-dasharray="7 4"')
  // The axis shows years to scale: 2010 is at a quarter of the way from 2009 to 2013.
  expect(women).toMatch(/^M2,[\d.]+L26,[\d.]+L98,/)
})

test('a table that cannot be drawn is shown as a table, with no word of a chart', () => {
  const out = html([table({ form: 'bars' }, ['A', 'B'], ['x', 'y'], ['z', 'w'])])
  expect(out).not.toMatch(/<svg|<details|<figure/)
})

test('two charts of a text have patterns of their own', () => {
  const one = table({ form: 'bars' }, ...rows)
  const ids = [...html([one, one]).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(ids).toEqual(['chart-1-2', 'chart-2-2'])
})

test.each(defaultLanguages)('in %s charts are XHTML for a book', (language) => {
  const out = html([table({ ...said, form: 'bars' }, ...rows), table({ ...said, form: 'line' }, ...rows)], language)
  const places = { origin: 'https://a.example', path: '/x', chapterAt: () => undefined, pictureOf: () => undefined }
  const xhtml = xhtmlOf(out, places)
  expect(xhtml).toContain('<svg class="chart" role="img"')
  expect(xhtml).toContain('xmlns="http://www.w3.org/2000/svg"')
  expect(xhtml).toContain('viewBox="0 0 100 100"')
})

test('a quotation says whose words it is', () => {
  const quote = (speaker: string) => ({
    type: 'blockquote',
    attrs: { speaker },
    content: [cell('Words', 'x').content[0]!],
  })
  expect(html([quote('Mai <Lao>')])).toBe(
    '<figure class="quotation"><blockquote><p>Words</p></blockquote><figcaption>Mai &lt;Lao&gt;</figcaption></figure>',
  )
  expect(html([quote(' ')])).toBe('<blockquote><p>Words</p></blockquote>')
})

test('long labels stand in lines, and none is wider than a phone', () => {
  expect(wrapLabel('North', 'en')).toEqual(['North'])
  expect(wrapLabel('People who called from another country than their own', 'en')).toEqual([
    'People who called from another country',
    'than their own',
  ])
  expect(wrapLabel('字'.repeat(80), 'zh').every((line) => line.length <= 20)).toBe(true)
  expect(wrapLabel('ភាសាខ្មែរ'.repeat(4), 'km').length).toBeLessThanOrEqual(3)
  expect(wrapLabel('', 'en')).toEqual([])
})
