import type { Findings, Report } from '@/domain/imports/report'

const outcomes = ['new', 'changed', 'unchanged', 'conflict', 'left out'] as const

/** The report of an import, line by line, for a terminal or a file. */
export function say(report: Report, isDry: boolean) {
  const parts: [string, Findings[]][] = [
    ['Conflicts', report.conflicts],
    [isDry ? 'Would be left out' : 'Left out', report.leftOut],
    ['Needs a look', report.problems],
  ]
  for (const [title, findings] of parts) {
    if (findings.length) console.log(`\n${title}`)
    for (const { what, found } of findings) {
      console.log(`  ${what}`)
      for (const { title, url, place } of found) console.log(`    ${[title, url, place].filter(Boolean).join(' · ')}`)
    }
  }
  if (report.kept.length) console.log('\nKept beside the texts')
  for (const { what, n } of report.kept) console.log(`  ${what}: ${n.toLocaleString('en')}`)
  console.log(isDry ? '\nWhat would come (nothing was written)' : '\nWhat came')
  for (const { what, tally } of report.counts) {
    const said = outcomes
      .filter((outcome) => tally[outcome])
      .map((outcome) => `${tally[outcome].toLocaleString('en')} ${outcome}`)
    console.log(`  ${what}: ${said.join(', ')}`)
  }
}
