import { expect, test } from 'vitest'
import { withFigureLinks } from './figure-links'

test('the words of a recording are no figures, and the chart behind them keeps its number', () => {
  const transcript = '<details class="transcript"><summary>Transcript</summary><p>Bells.</p></details>'
  const chart =
    '<details class="figures-table"><summary>Table</summary><div class="table"><table></table></div></details>'
  const item = { path: '/2014/10/bells', language: 'en' as const }
  const shown = (bodyHtml: string) => withFigureLinks({ ...item, bodyHtml }).bodyHtml
  expect(shown(transcript)).toBe(transcript)
  expect(shown(`${transcript}${chart}${transcript}`)).toBe(
    `${transcript}${chart.replace('class="table"', 'class="table" id="table_1"')}<p class="source"><a href="/2014/10/bells/table-1.csv">Download the figures (CSV)</a></p>${transcript}`,
  )
})

test('each table has an anchor, on its figure where it has one', () => {
  const table = '<div class="table"><table></table></div>'
  const figure = `<figure class="figures"><figcaption>Calls</figcaption>${table}</figure>`
  const { bodyHtml } = withFigureLinks({ path: '/a', language: 'en', bodyHtml: table + figure + table })
  expect(bodyHtml.match(/<\w+ class="\w+"(?: id="[\w-]+")?/g)).toEqual([
    '<div class="table" id="table_1"',
    '<figure class="figures" id="table_2"',
    '<div class="table"',
    '<div class="table" id="table_3"',
  ])
})
