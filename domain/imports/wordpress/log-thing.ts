import { read, write, type Tx } from '@/db/connection'
import type { ImportedKind, ImportProblem } from '@/db/schema'
import { ownCopy } from '@/lib/lists/own-copy'
import { findLogRow, writeLog, type LogEntry, type LogRow } from '../import-log'
import type { ReportItem } from '../report'
import type { ImportContext } from './import-context'

/** Returns what the log has of a thing; undefined where it never came. */
export function findRow(kind: ImportedKind, key: string, { source }: ImportContext) {
  return findLogRow(read(), { source, kind, key })
}

/** Returns whether nothing is to be done for a thing: it is done, or as it was at its source. Then the report has it. */
export function isSettled(row: LogRow | undefined, hash: string, ctx: ImportContext) {
  if (isDone(row, ctx)) return true
  if (row?.hash !== hash) return false
  reportUnchanged(row, ctx)
  return true
}

/** Returns whether this very import came past a thing before it was cut short. Then the report has it as it was. */
export function isDone(row: LogRow | undefined, ctx: ImportContext) {
  if (!row || ctx.isTrial || row.importId !== ctx.importId) return false
  report(row, ctx)
  return true
}

export function reportUnchanged(row: LogRow, ctx: ImportContext) {
  report({ ...row, outcome: 'unchanged', problems: [] }, ctx)
}

type MoreOfThing = {
  /** Its address here. */
  path?: string
  /** Writes more about it in the same transaction. */
  alsoIn?: (tx: Tx) => Promise<void>
}

/** Writes down what became of a thing, in the log and in the report; a trial writes no log. */
export async function logThing(
  thing: Omit<LogEntry, 'source'>,
  ctx: ImportContext,
  { path, alsoIn }: MoreOfThing = {},
) {
  const { source, importId, isTrial } = ctx
  if (!isTrial)
    await write(async (tx) => {
      await writeLog(tx, importId, { ...thing, source })
      await alsoIn?.(tx)
    })
  reportThing(thing, ctx, path)
}

type LateFinding = { kind: ImportedKind; key: string; problem: ImportProblem } & Pick<
  ReportItem,
  'title' | 'url' | 'path'
>

/**
 * Adds what is found of a thing once everything is here, to the report and to the log of this import; once, and not of what an earlier
 * import brought.
 */
export async function logLate({ kind, key, problem, title, url, path }: LateFinding, ctx: ImportContext) {
  const { isTrial, importId, report } = ctx
  const row = await findRow(kind, key, ctx)
  if (isTrial ? row : row?.importId !== importId) return
  if (row?.problems.some(({ what }) => what === problem.what)) return
  const { entryId = null, mediaId = null } = row ?? {}
  report.addFindings({ kind, title, url, entryId, mediaId, path }, [problem])
  if (row) await write(async (tx) => writeLog(tx, importId, { ...row, problems: [...row.problems, problem] }))
}

export function reportThing(thing: Omit<LogEntry, 'source'>, ctx: ImportContext, path?: string) {
  report({ url: '', title: '', kept: {}, problems: [], ...thing, path }, ctx)
}

function report(item: ReportItem, { report, things, plan }: ImportContext) {
  const { kind, key, url, title, outcome, problems } = ownCopy({ ...item, kept: {} })
  report.add({ ...item, key, url, title, problems })
  const { type, state } = item.kept
  const kept = { ...(type !== undefined && { type }), ...(state !== undefined && { state }) }
  const path = item.path ?? (kind === 'entry' ? plan.get(key)?.path : undefined) ?? null
  things.push({ kind, key, url, title, outcome, problems, path, kept })
}
