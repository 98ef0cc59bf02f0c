import type { ReportRow } from '@/domain/desk/consent-report'
import { csvLine, csvMark } from '@/lib/formats/csv'
import { endWords } from './report-words'

const head = ['published', 'until', 'how it ended', 'title', 'language', 'address', 'consents', 'checked by', 'checked']

export function reportCsv(rows: ReportRow[]) {
  const lines = rows.map((row) =>
    csvLine([
      moment(row.from),
      moment(row.until),
      endWords(row),
      row.title,
      row.language,
      row.path,
      row.consents.join('; '),
      row.checkedBy ?? '',
      moment(row.checkedAt),
    ]),
  )
  return csvMark + csvLine(head) + lines.join('')
}

function moment(at: number | null) {
  return at === null ? '' : new Date(at).toISOString()
}
