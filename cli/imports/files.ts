import type { ImportResult } from '@/domain/imports/wordpress/import'
import { csvLine, csvMark } from '@/lib/csv'

/** Everything that an export holds, a line for each: where it was, where it is, what became of it and what to look at. */
export function reportCsv(things: ImportResult['things']) {
  const head = csvLine(['old address', 'new address', 'what', 'title', 'outcome', 'to look at'])
  const lines = things.map(({ url, path, kind, kept, title, outcome, problems }) => {
    const problemLines = problems.map(({ what, place }) => (place ? `${what} ${place}` : what)).join('\n')
    return csvLine([
      url,
      path ?? '',
      [kept.type ?? kind, kept.state].filter(Boolean).join(', '),
      title,
      outcome,
      problemLines,
    ])
  })
  return csvMark + head + lines.join('')
}

export function reportJson({ source, report, rules, things }: ImportResult) {
  return `${JSON.stringify({ source, report, rules, things }, null, 1)}\n`
}
