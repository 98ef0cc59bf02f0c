import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { read, write } from '@/db/connection'
import { imports } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { findDelivery, deliveryGone, readJson, writeJson, type Delivery } from './deliveries'
import type { Import } from './import-log'

// A trial or an import that the desk began goes on in a process of its own. It says each second that it is there.

const Run = z.object({
  is: z.enum(['trial', 'import']),
  /** When its process was last there, UTC ms. */
  at: z.number(),
  /** The work that it is at, in words, and how far: "Files", 12 of 300. */
  doing: z.string(),
  done: z.number(),
  of: z.number(),
  hasEnded: z.boolean(),
  /** The reason why it ended before its end, in a sentence. */
  problem: z.string().nullable(),
})
export type Run = z.infer<typeof Run>

/** The time (ms) that a process may say nothing before it counts as gone: a busy machine takes its time to start one. */
const silence = 30_000

export type RunState =
  | { is: 'sent' }
  | ({ is: 'running' } & Pick<Run, 'doing' | 'done' | 'of'> & { what: Run['is'] })
  | { is: 'stopped'; what: Run['is']; problem: string | null }
  | { is: 'done'; what: Run['is'] }

/** Returns where the trial or the import of a delivery stands (`now` UTC ms). */
export async function runStateOf(delivery: Pick<Delivery, 'id'>, now: number): Promise<RunState> {
  const run = await readJson(delivery, 'run', Run)
  if (!run) return { is: 'sent' }
  const { is: what, doing, done, of, problem } = run
  if (run.hasEnded) return problem === null ? { is: 'done', what } : { is: 'stopped', what, problem }
  // A clock that was set back has not silenced it, nor keeps it at work until the old time comes again.
  return Math.abs(now - run.at) < silence
    ? { is: 'running', what, doing, done, of }
    : { is: 'stopped', what, problem: null }
}

export async function isAtWork(delivery: Pick<Delivery, 'id'>, now: number) {
  return (await runStateOf(delivery, now)).is === 'running'
}

/** Says that a trial or an import of a delivery begins, or goes on (`now` UTC ms): whoever starts its process asks this first. */
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

/** Writes the progress of a process at work. */
export async function writeProgress(delivery: Pick<Delivery, 'id'>, progress: RunProgress) {
  await writeJson(delivery, 'run', { ...progress, hasEnded: false, problem: null } satisfies Run)
}

/** Writes down that a run ended; `problem`: a sentence, where it ended before its time. */
export async function endRun(delivery: Pick<Delivery, 'id'>, { is, at, problem }: Pick<Run, 'is' | 'at' | 'problem'>) {
  const run = { is, at, problem, doing: '', done: 0, of: 0, hasEnded: true }
  await writeJson(delivery, 'run', run satisfies Run)
}

/** Writes down that a run broke off. Call it when a process has ended: a run that said so itself stays as it is. */
export async function endBrokenRun(delivery: Pick<Delivery, 'id'>, now: number) {
  const run = await readJson(delivery, 'run', Run)
  if (run && !run.hasEnded) await endRun(delivery, { is: run.is, at: now, problem: 'It broke off before its end.' })
}

/** The last import of what was sent, by the sums of its files: undefined where none was begun. */
export async function importOf({ files }: Pick<Delivery, 'files'>): Promise<Import | undefined> {
  const all = await read()
    .select()
    .from(imports)
    .where(eq(imports.kind, 'wordpress'))
    .orderBy(desc(imports.id))
    .limit(200)
  const sums = sumsOf(files)
  return all.find((row) => sumsOf(row.files) === sums)
}

/** Notes whose import it is: the process that runs one for the desk is nobody. That somebody started it is in the record. */
export async function setImporter(delivery: Pick<Delivery, 'files' | 'by'>) {
  const importRow = await importOf(delivery)
  if (importRow?.by !== null) return
  await write(
    async (tx) => void (await tx.update(imports).set({ by: delivery.by }).where(eq(imports.id, importRow.id))),
  )
}

export function sumsOf(files: { sha256: string }[]) {
  return files
    .map(({ sha256 }) => sha256)
    .toSorted()
    .join(' ')
}
