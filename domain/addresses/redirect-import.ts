import { and, eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { addresses, redirects, terms } from '@/db/schema'
import { csvRows, type CsvRow } from '@/lib/formats/csv-rows'
import { createPause } from '@/lib/process/pauses'
import { done, refused, type Problem, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { answerAt, type AddressAnswer } from '@/domain/published/answers'
import { liveAddresses } from '@/domain/published/sitemap'
import { endOfTarget, sourceIn, targetIn, sourceProblem, type RuleContext } from './redirect-rules'
import { insertRedirects, canBeUndone, pointSourcesAt, type Redirect } from './redirects'

export const maxRows = 20_000
export const maxBytes = 5_000_000

export type ImportLine = { line: number } & Redirect & ({ is: 'added' | 'same' } | { is: 'refused'; why: string })
export type ImportReport = {
  lines: ImportLine[]
  counts: { added: number; same: number; refused: number }
  /** Names the import for an undo; undefined if nothing was added. */
  origin?: string
}

/** Checks a CSV without writing (`now` UTC ms). Lines may form chains: each leads to the end. */
export async function planImport(actor: Actor, text: string, now: number): Promise<Result<ImportReport>> {
  permit(actor, 'manageRedirects')
  if (Buffer.byteLength(text) > maxBytes) return refused('The file is larger than 5 MB. Divide it.', 'csv')
  const rows = await csvRows(text, maxRows + 1)
  if (rows[0] && isHeadRow(rows[0])) rows.shift()
  if (!rows.length) return refused('There is no line in it with an old and a new address.', 'csv')
  if (rows.length > maxRows) return refused(`It has more than ${maxRows.toLocaleString('en')} lines. Divide it.`, 'csv')
  const lines: ImportLine[] = []
  const pause = createPause()
  const rules = await rulesInMemory(now)
  const read: ParsedRow[] = []
  const inFile = new Map<string, string>()
  for (const cells of rows) {
    await pause()
    const row = readRow(cells)
    read.push(row)
    if (row.ok && !inFile.has(row.source)) inFile.set(row.source, row.target)
  }
  const redirectAt: RuleContext['redirectAt'] = async (source) =>
    (await rules.redirectAt(source)) ?? ((await sourceProblem(source, rules)) ? undefined : inFile.get(source))
  const earlierLines = new Map<string, string>()
  for (const row of read) {
    await pause()
    lines.push(await importLineOf(row, { rules: { ...rules, redirectAt }, stored: rules, earlierLines }))
  }
  const counts = { added: 0, same: 0, refused: 0 }
  for (const { is } of lines) counts[is]++
  return done({ lines, counts })
}

function isHeadRow({ cells: [first = '', second = ''] }: CsvRow) {
  return !/[/?]/.test(first) && !/[/?]/.test(second)
}

type ParsedRow = { line: number; typed: Redirect } & (({ ok: true } & Redirect) | { ok: false; problem: Problem })

function readRow({ line, cells: [first = '', second = ''] }: CsvRow): ParsedRow {
  const typed = { source: first, target: second }
  const [source, target] = [sourceIn(first), targetIn(second)]
  const refusal = [source, target].find((address) => !address.ok)
  if (refusal && !refusal.ok) return { line, typed, ok: false, problem: refusal.problems[0]! }
  return { line, typed, ok: true, source: valueOrEmpty(source), target: valueOrEmpty(target) }
}

function valueOrEmpty(result: Result<string>) {
  return result.ok ? result.value : ''
}

type ImportRules = { rules: RuleContext; stored: RuleContext; earlierLines: Map<string, string> }

async function importLineOf(row: ParsedRow, { rules, stored, earlierLines }: ImportRules): Promise<ImportLine> {
  const { line, typed } = row
  const refusal = (why: string): ImportLine => ({ line, ...typed, is: 'refused', why })
  if (!row.ok) return refusal(row.problem.message)
  const { source } = row
  const problem = await sourceProblem(source, stored)
  if (problem) return refusal(problem.problems[0]!.message)
  const end = await endOfTarget(row, rules)
  if (!end.ok) return refusal(end.problems[0]!.message)
  const existing = (await stored.redirectAt(source)) ?? earlierLines.get(source)
  if (existing !== undefined && existing !== end.value) return refusal(`This address leads to ${existing} already.`)
  earlierLines.set(source, end.value)
  return { line, source, target: end.value, is: existing === undefined ? 'added' : 'same' }
}

/** Creates rules that answer from memory, because an import asks thousands of times. */
async function rulesInMemory(now: number): Promise<RuleContext> {
  const db = read()
  const [ownedRows, sources, termRows, live] = await Promise.all([
    db.select({ path: addresses.path }).from(addresses),
    db.select({ source: redirects.source, target: redirects.target }).from(redirects),
    db.select({ kind: terms.kind, slug: terms.slug }).from(terms),
    liveAddresses(now),
  ])
  const paths = new Set(ownedRows.map(({ path }) => path))
  const targets = new Map(sources.map(({ source, target }) => [source, target]))
  const termNames = new Set(termRows.map(({ kind, slug }) => `${kind} ${slug}`))
  const answers = new Map<string, AddressAnswer | undefined>(live.map(({ path }) => [path, { is: 'here' }]))
  return {
    isOwned: async (path) => paths.has(path),
    isTerm: async (kind, slug) => termNames.has(`${kind} ${slug}`),
    redirectAt: async (source) => targets.get(source),
    answer: async (path) => {
      if (!answers.has(path)) answers.set(path, await answerAt(path, now))
      return answers.get(path)
    },
  }
}

/** Milliseconds that a transaction may block others. */
const maxBatchTime = 150

/** Adds the valid redirects of a CSV in batches, as one act, recorded with the first batch. */
export async function importRedirects(actor: Actor, text: string, now: number): Promise<Result<ImportReport>> {
  const plan = await planImport(actor, text, now)
  if (!plan.ok || plan.value.counts.added === 0) return plan
  const { lines, counts } = plan.value
  const origin = `csv ${now}`
  const rows = lines.flatMap(({ is, source, target }) => (is === 'added' ? [{ source, target, origin }] : []))
  const ends = new Set(
    (await read().selectDistinct({ target: redirects.target }).from(redirects)).map((row) => row.target),
  )
  const pause = createPause()
  for (let next = 0; next < rows.length; await pause()) {
    const start = next
    next = await write(async (tx) => {
      if (start === 0) await record(tx, actor, { verb: 'imported redirects', detail: { ...counts, import: now } }, now)
      let n = start
      for (const until = performance.now() + maxBatchTime; n < rows.length && performance.now() < until; n++) {
        const added = await insertRedirects(tx, actor, [rows[n]!], now)
        if (added.length && ends.has(rows[n]!.source)) await pointSourcesAt(tx, rows[n]!)
      }
      return n
    })
  }
  return done({ lines, counts, origin })
}

/** Undoes an import within an hour; redirects that others have removed stay removed. Returns the number. */
export async function undoRedirectImport(actor: Actor, origin: string, now: number): Promise<Result<number>> {
  permit(actor, 'manageRedirects')
  if (!/^csv \d+$/.test(origin)) return refused('There is no such import.')
  return write(async (tx) => {
    const removed = await tx
      .delete(redirects)
      .where(and(eq(redirects.origin, origin), canBeUndone(now)))
      .returning({ id: redirects.id })
    if (!removed.length)
      return refused(
        (await tx.$count(redirects, eq(redirects.origin, origin))) ? undoTooLate : 'Nothing of it is there.',
      )
    await record(tx, actor, { verb: 'took an import of redirects back', detail: { removed: removed.length } }, now)
    return done(removed.length)
  })
}
const undoTooLate =
  'This import is more than an hour old, so people may have its addresses. Each of them can still lead elsewhere.'
