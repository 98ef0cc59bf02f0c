import { z } from 'zod'
import type { ReportRow } from '@/domain/desk/consent-report'
import { listAddress } from '../../list-address'
import { csvLine, csvMark } from '@/lib/formats/csv'
import { countInWords, timesInWords } from '@/lib/text/numbers'

export const reportAddress = listAddress('/admin/consents/report', {
  year: z.coerce.number().int().min(1970).max(9999),
})

const endingWords: Record<NonNullable<ReportRow['ended']>, string> = {
  newer: 'a newer text took its place',
  unavailable: 'a consent ended or somebody asked to erase it',
  error: 'withdrawn: it contained an error',
  outdated: 'withdrawn: out of date',
  replaced: 'withdrawn: replaced',
  duplicate: 'withdrawn: published twice',
  request: 'withdrawn: on request',
}

export function endWords({ ended }: Pick<ReportRow, 'ended'>) {
  return ended ? endingWords[ended] : ''
}

export function removalWords({ removals }: Pick<ReportRow, 'removals'>) {
  return removals.map(({ at, what, by: [asker, second] }) => {
    const day = new Date(at).toISOString().slice(0, 10)
    return `${what === 'mark' ? 'The mark' : 'A consent'} was taken away on ${day}: ${asker} asked, ${second} confirmed`
  })
}

export function reportCountSentence(rows: Pick<ReportRow, 'entryId'>[]) {
  const texts = new Set(rows.map(({ entryId }) => entryId)).size
  return `${countInWords(texts, 'text')}, published ${timesInWords(rows.length)}`
}

const columns = [
  'published',
  'until',
  'how it ended',
  'title',
  'language',
  'address',
  'consents',
  'checked by',
  'checked',
  'taken away',
]

export function reportCsv(rows: ReportRow[]) {
  const lines = rows.map((row) =>
    csvLine([
      isoMoment(row.from),
      isoMoment(row.until),
      endWords(row),
      row.title,
      row.language,
      row.path,
      row.consents.join('; '),
      row.checkedBy ?? '',
      isoMoment(row.checkedAt),
      removalWords(row).join('; '),
    ]),
  )
  return csvMark + csvLine(columns) + lines.join('')
}

function isoMoment(at: number | null) {
  return at === null ? '' : new Date(at).toISOString()
}
