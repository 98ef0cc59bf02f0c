import { findingsByTheme, type Finding, type FindingGroup, type Report } from '@/domain/imports/report'
import type { Ruling, SourceTerm } from '@/domain/imports/rules'
import { endWhenLost, takeLock } from '@/db/locks/lock'
import { refused, type Result } from '@/lib/result'
import { setFlagsFromString } from 'node:v8'

const outcomeOrder = ['new', 'changed', 'unchanged', 'conflict', 'left out'] as const

export function headLines({ source, isTrial, resumed }: { source: string; isTrial: boolean; resumed: boolean }) {
  return [
    isTrial ? `A trial: nothing was written. This is what an import of ${source} would do.` : `Imported ${source}.`,
    ...(resumed ? ['It was cut short before, and continued where it had stopped.'] : []),
  ]
}

/** `max`: examples for each sentence. */
export function reportLines(report: Report, { max }: { max: number }): string[] {
  return [
    '',
    ...countsTable(report),
    ...findingsSection('Not taken over', report.leftOut, max),
    ...findingsSection('Changed here and there: nothing was done', report.conflicts, max),
    ...findingsByTheme(report.problems).flatMap(({ theme, findings }) =>
      findingsSection(theme ? `To look at: ${theme.about.toLowerCase()}` : 'To look at', findings, max, theme?.advice),
    ),
    ...keptLines(report),
  ]
}

function countsTable({ counts, tally }: Report): string[] {
  const present = outcomeOrder.filter((outcome) => tally[outcome] > 0)
  if (present.length === 0) return ['There is nothing in it.']
  const rows = [...counts, { what: 'All', tally }].map(({ what, tally }) => [
    what,
    ...present.map((outcome) => (tally[outcome] ? tally[outcome].toLocaleString('en') : '')),
  ])
  const all = [['', ...present], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all.map((row) =>
    row
      .map((cell, n) => (n ? cell.padStart(widths[n]!) : cell.padEnd(widths[n]!)))
      .join('  ')
      .trimEnd(),
  )
}

function findingsSection(title: string, findings: FindingGroup[], max: number, advice?: string): string[] {
  if (findings.length === 0) return []
  return ['', title, ...(advice ? [`  ${advice}`] : []), ...findings.flatMap((group) => findingLines(group, max))]
}

function findingLines({ what, found }: FindingGroup, max: number) {
  const more = found.length - max
  return [
    `  ${what}${found.length > 1 ? ` (${found.length.toLocaleString('en')})` : ''}`,
    ...found.slice(0, more === 1 ? max + 1 : max).map((finding) => `    ${findingInWords(finding)}`),
    ...(more > 1
      ? [`    and ${more.toLocaleString('en')} more; --all shows them, --report writes them to a file`]
      : []),
  ]
}

function findingInWords({ title, place, url }: Finding) {
  const name = title && title !== place ? `“${shortenText(title, 60)}”` : ''
  const where = place && place !== url ? shortenText(place, 100) : ''
  return [[name, where].filter(Boolean).join(': '), url && `(${shortenText(url, 120)})`].filter(Boolean).join(' ')
}

function shortenText(text: string, max: number) {
  const characters = [...text]
  return characters.length > max ? `${characters.slice(0, max).join('')}…` : text
}

function keptLines({ kept }: Report) {
  if (kept.length === 0) return []
  const words = kept.map(({ what, n }) => `${what}: ${n.toLocaleString('en')}`)
  return ['', 'Kept for staff, with the texts; readers never get it', ...words.map((line) => `  ${line}`)]
}

export function ruleLines(rules: (SourceTerm & { uses: number; ruling: Ruling })[]): string[] {
  if (rules.length === 0) return []
  const lines = rules.map(({ taxonomy, slug, name, uses, ruling }) => {
    const from = `${taxonomy === 'post_tag' ? 'tag' : taxonomy} ${slug}${name && name !== slug ? ` “${name}”` : ''}`
    return `  ${from}, ${uses.toLocaleString('en')} ${uses === 1 ? 'text' : 'texts'} -> ${rulingInWords(ruling)}${ruling.chosen ? ', as chosen' : ''}`
  })
  return ['', 'What categories and tags become', ...lines]
}

function rulingInWords(ruling: Ruling) {
  if (ruling.becomes === 'nothing') return 'nothing'
  return `the ${ruling.becomes} “${ruling.name}”${ruling.termId === null ? ', which is new' : ''}`
}

/** Takes a lock: two imports would import things twice. A trial writes nothing and needs none. */
export async function runAsOnlyImport<T>(isTrial: boolean, work: () => Promise<Result<T>>): Promise<Result<T>> {
  if (isTrial) return work()
  const lock = await takeLock('importing', 0)
  if (!lock) return refused('Another import is at work. Wait until it has ended, then begin again.')
  endWhenLost(lock)
  try {
    return await work()
  } finally {
    await lock.release()
  }
}

/** Without this flag the heap grows to the machine's memory, although texts are freed one by one. */
export function limitHeapGrowth() {
  setFlagsFromString('--heap-growing-percent=20')
}
