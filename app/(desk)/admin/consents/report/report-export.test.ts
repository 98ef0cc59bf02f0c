import { expect, test } from 'vitest'
import type { ReportRow } from '@/domain/desk/consent-report'
import { reportCsv } from './report-words'

const row: ReportRow = {
  releaseId: 1,
  entryId: 2,
  title: '=HYPERLINK("x")',
  language: 'km',
  path: '/2026/01/first',
  from: Date.UTC(2026, 0, 1, 2),
  until: Date.UTC(2026, 0, 11, 2),
  ended: 'unavailable',
  consents: ['=CF-1', 'CF-2'],
  checkedBy: 'Sok',
  checkedAt: Date.UTC(2026, 0, 1, 1),
  removals: [{ at: Date.UTC(2026, 0, 9), what: 'mark', by: ['Wai', 'Sok'] }],
}

test('a line says what was published, when, under which consents, who checked it and how it ended; nothing in it runs as a formula', () => {
  expect(reportCsv([row]).split('\r\n')).toEqual([
    '\uFEFFpublished,until,how it ended,title,language,address,consents,checked by,checked,taken away',
    `2026-01-01T02:00:00.000Z,2026-01-11T02:00:00.000Z,a consent ended or somebody asked to erase it,"'=HYPERLINK(""x"")",km,/2026/01/first,'=CF-1; CF-2,Sok,2026-01-01T01:00:00.000Z,"The mark was taken away on 2026-01-09: Wai asked, Sok confirmed"`,
    '',
  ])
})

test('what readers still have has no end, and what was published before it was marked has no check', () => {
  const open = { ...row, title: 'First', until: null, ended: null, consents: [], checkedBy: null, checkedAt: null }
  expect(reportCsv([open])).toContain('2026-01-01T02:00:00.000Z,,,First,km,/2026/01/first,,,')
})
