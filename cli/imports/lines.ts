import { findingsByTheme, type Finding, type FindingGroup, type Report } from '@/domain/imports/report'
import type { Ruling, SourceTerm } from '@/domain/imports/rules'
import { endWhenLost, takeLock } from '@/db/locks/lock'
import { refused, type Result, done } from '@/lib/result'
import { setFlagsFromString } from 'node:v8'
import { parseArgs } from 'node:util'
import { sharedNow } from '@/db/clock'
import {
  removeFiles,
  findDelivery,
  deliveryGone,
  pathsOf,
  uploadFolderOf,
  type Delivery,
} from '@/domain/imports/deliveries'
import { setImporter, endRun, writeProgress, type Run, saveTrial } from '@/domain/imports/runs'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { log } from '@/lib/process/log'
import { installationActor, Misused } from '../verb'

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

const progressEvery = 1_000

export const deliveryImport = {
  name: 'delivery',
  usage: ['NUMBER [--dry-run]'],
  async run(args: string[]): Promise<Result> {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' } },
    })
    const [id, ...more] = positionals
    if (!id || more.length) throw new Misused('Name the delivery, as the desk does.')
    limitHeapGrowth()
    return runDelivery(id, values['dry-run'] ? 'trial' : 'import')
  },
}

async function runDelivery(id: string, kind: Run['is']): Promise<Result> {
  const delivery = await findDelivery(await installationActor(), id)
  if (!delivery) return refused(deliveryGone)
  const run = { is: kind, doing: 'Reading', done: 0, of: 0 } satisfies Partial<Run>
  let writing = writeProgress(delivery, { ...run, at: sharedNow() })
  const beat = setInterval(() => {
    writing = writing
      .then(() => writeProgress(delivery, { ...run, at: sharedNow() }))
      .catch((error: unknown) => log.error('How far an import is could not be written down', { error }))
  }, progressEvery)
  const progress = (doing: string, n: number, total: number) => Object.assign(run, { doing, done: n, of: total })
  const work = async () => {
    const outcome = await (kind === 'trial' ? tryDelivery : importDelivery)(delivery, progress)
    if (kind === 'import') await setImporter(delivery)
    return outcome
  }
  const outcome = await work().catch((error: unknown) => {
    log.error('An import of the desk failed', { error })
    return refused('Something failed here that nobody foresaw. The log of the server says what.')
  })
  clearInterval(beat)
  await writing // an older state must not be written over the end
  await endRun(delivery, { is: kind, at: sharedNow(), problem: outcome.ok ? null : outcome.problems[0]!.message })
  if (outcome.ok && kind === 'import') await removeFiles(delivery)
  return outcome.ok ? done(undefined) : outcome
}

type ShowProgress = (doing: string, n: number, total: number) => void

async function tryDelivery(delivery: Delivery, progress: ShowProgress) {
  const request = { ...importRequestOf(delivery), isTrial: true }
  const outcome = await importWordPress(await installationActor(), request, sharedNow(), progress)
  if (!outcome.ok) return outcome
  const { report, source, languages, language, zones, rules, remarks } = outcome.value
  const terms = rules.map(({ ruling: _, ...term }) => term)
  await saveTrial(delivery, { source, languages, language, zones, report, terms, remarks })
  return done(undefined)
}

function importRequestOf(delivery: Delivery) {
  return {
    files: pathsOf(delivery),
    uploads: uploadFolderOf(delivery),
    site: delivery.site ?? undefined,
    takenAs: delivery.takenAs ?? undefined,
  }
}

async function importDelivery(delivery: Delivery, progress: ShowProgress) {
  const request = importRequestOf(delivery)
  const actor = await installationActor()
  return runAsOnlyImport(false, () => importWordPress(actor, request, sharedNow(), progress))
}
