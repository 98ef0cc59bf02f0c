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
    `${transcript}${chart}<p class="source"><a href="/2014/10/bells/table-1.csv">Download the figures (CSV)</a></p>${transcript}`,
  )
})
