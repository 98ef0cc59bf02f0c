import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { read, write } from '@/db/connection'
import { imports } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { findDelivery, deliveryGone, readJson, writeJson, type Delivery } from './deliveries'
import { joinedChecksums, type Import } from './import-log'
import type { ImportSetting } from './import-setting'
import type { Report } from './report'
import { readRulebook, rulingOf, type SourceTerm } from './rules'

// A trial or import of the desk runs in its own process, which reports each second.

const Run = z.object({
  is: z.enum(['trial', 'import']),
  /** The last report, UTC ms. */
  at: z.number(),
  /** "Files", 12 of 300. */
  doing: z.string(),
  done: z.number(),
  of: z.number(),
  hasEnded: z.boolean(),
  problem: z.string().nullable(),
})
export type Run = z.infer<typeof Run>

/** Milliseconds without a report after which a process counts as ended; on a busy machine it starts slowly. */
const maxSilence = 30_000

export type RunState =
  | { is: 'sent' }
  | ({ is: 'running' } & Pick<Run, 'doing' | 'done' | 'of'> & { what: Run['is'] })
  | { is: 'stopped'; what: Run['is']; problem: string | null }
  | { is: 'done'; what: Run['is'] }

export async function runStateOf(delivery: Pick<Delivery, 'id'>, now: number): Promise<RunState> {
  const run = await readJson(delivery, 'run', Run)
  if (!run) return { is: 'sent' }
  const { is: what, doing, done, of, problem } = run
  if (run.hasEnded) return problem === null ? { is: 'done', what } : { is: 'stopped', what, problem }
  // A clock that was set back neither stops the run nor keeps it alive.
  return Math.abs(now - run.at) < maxSilence
    ? { is: 'running', what, doing, done, of }
    : { is: 'stopped', what, problem: null }
}

export async function isAtWork(delivery: Pick<Delivery, 'id'>, now: number) {
  return (await runStateOf(delivery, now)).is === 'running'
}

/** Marks a run as begun (`now` UTC ms); call this before starting its process. */
export async function beginRun(actor: Actor, { id, is }: { id: string; is: Run['is'] }, now: number): Promise<Result> {
  permit(actor, 'manageImports')
  const delivery = await findDelivery(actor, id)
  if (!delivery) return refused(deliveryGone)
  if (await isAtWork(delivery, now)) return refused('It is at work already.')
  await writeProgress(delivery, { is, doing: 'Starting', done: 0, of: 0, at: now })
  const verb = is === 'trial' ? 'tried an import' : 'started an import'
  await write((tx) => record(tx, actor, { verb, detail: { delivery: id } }, now))
  return done(undefined)
}

type RunProgress = Omit<Run, 'hasEnded' | 'problem'>

export async function writeProgress(delivery: Pick<Delivery, 'id'>, progress: RunProgress) {
  await writeJson(delivery, 'run', { ...progress, hasEnded: false, problem: null } satisfies Run)
}

export async function endRun(delivery: Pick<Delivery, 'id'>, { is, at, problem }: Pick<Run, 'is' | 'at' | 'problem'>) {
  const run = { is, at, problem, doing: '', done: 0, of: 0, hasEnded: true }
  await writeJson(delivery, 'run', run satisfies Run)
}

/** Call this after a process ended: a run that did not report its end was interrupted. */
export async function endBrokenRun(delivery: Pick<Delivery, 'id'>, { is, at }: Pick<Run, 'is' | 'at'>) {
  const run = await readJson(delivery, 'run', Run)
  // The process of a trial can end after the import has begun.
  if (run?.is === is && !run.hasEnded) await endRun(delivery, { is, at, problem: 'It broke off before its end.' })
}

export async function importOf({ files }: Pick<Delivery, 'files'>): Promise<Import | undefined> {
  const all = await read()
    .select()
    .from(imports)
    .where(eq(imports.kind, 'wordpress'))
    .orderBy(desc(imports.id))
    .limit(200)
  const sums = joinedChecksums(files)
  return all.find((row) => joinedChecksums(row.files) === sums)
}

/** Sets who sent the files, because the import process has no actor. */
export async function setImporter(delivery: Pick<Delivery, 'files' | 'by'>) {
  const importRow = await importOf(delivery)
  if (importRow?.by !== null) return
  await write(
    async (tx) => void (await tx.update(imports).set({ by: delivery.by }).where(eq(imports.id, importRow.id))),
  )
}

export type Trial = Partial<ImportSetting> & {
  source: string
  report: Report
  terms: (SourceTerm & { uses: number })[]
  remarks: { message: string; line: number; file: string }[]
}

const maxFindings = 200

export async function saveTrial(delivery: Pick<Delivery, 'id'>, { report, remarks, ...trial }: Trial) {
  const short = (findings: Report['problems']) =>
    findings.map((group) => ({ ...group, n: group.found.length, found: group.found.slice(0, maxFindings) }))
  const { leftOut, conflicts, problems } = report
  const shortened = { leftOut: short(leftOut), conflicts: short(conflicts), problems: short(problems) }
  await writeJson(delivery, 'trial', {
    ...trial,
    remarks: remarks.slice(0, maxFindings),
    report: { ...report, ...shortened },
  })
}

export async function findTrial(actor: Actor, id: string) {
  if (!(await findDelivery(actor, id))) return undefined
  const trial = await readJson({ id }, 'trial', z.custom<Trial>())
  if (!trial) return undefined
  const book = await readRulebook(read(), trial.source)
  const rules = trial.terms.map((term) => ({
    ...term,
    ruling: rulingOf(term, book),
    proposed: rulingOf(term, { ...book, rules: new Map() }),
  }))
  return { ...trial, languages: trial.languages ?? [], zones: trial.zones ?? [], rules }
}
