import { read, write, type Tx } from '@/db/connection'
import type { ImportedKind, ImportProblem } from '@/db/schema'
import { jsonCopy } from '@/lib/lists/own-copy'
import { findLogRow, writeLog, type LogEntry, type LogRow } from '../import-log'
import type { ReportItem } from '../report'
import type { ImportContext } from './import-context'

export function findThingRow(kind: ImportedKind, key: string, { source }: ImportContext) {
  return findLogRow(read(), { source, kind, key })
}

/** Returns whether a thing is done or unchanged; then also reports it. */
export function isSettled(row: LogRow | undefined, hash: string, ctx: ImportContext) {
  if (isDone(row, ctx)) return true
  if (row?.hash !== hash) return false
  reportUnchanged(row, ctx)
  return true
}

/** Returns whether this import did a thing before it was interrupted; then also reports it. */
export function isDone(row: LogRow | undefined, ctx: ImportContext) {
  if (!row || ctx.isTrial || row.importId !== ctx.importId) return false
  reportItem(row, ctx)
  return true
}

export function reportUnchanged(row: LogRow, ctx: ImportContext) {
  reportItem({ ...row, outcome: 'unchanged', problems: [] }, ctx)
}

type MoreOfThing = {
  path?: string
  alsoIn?: (tx: Tx) => Promise<void>
}

/** A trial writes only the report. */
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

/** Adds a finding that is known only at the end, once, and not for things of earlier imports. */
export async function logLate({ kind, key, problem, title, url, path }: LateFinding, ctx: ImportContext) {
  const { isTrial, importId, report } = ctx
  const row = await findThingRow(kind, key, ctx)
  if (isTrial ? row : row?.importId !== importId) return
  if (row?.problems.some(({ what }) => what === problem.what)) return
  const { entryId = null, mediaId = null } = row ?? {}
  report.addFindings({ kind, title, url, entryId, mediaId, path }, [problem])
  if (row) await write(async (tx) => writeLog(tx, importId, { ...row, problems: [...row.problems, problem] }))
}

export function reportThing(thing: Omit<LogEntry, 'source'>, ctx: ImportContext, path?: string) {
  reportItem({ url: '', title: '', kept: {}, problems: [], ...thing, path }, ctx)
}

function reportItem(item: ReportItem, { report, things, plan }: ImportContext) {
  const { kind, key, url, title, outcome, problems } = jsonCopy({ ...item, kept: {} })
  report.add({ ...item, key, url, title, problems })
  const { type, state } = item.kept
  const kept = { ...(type !== undefined && { type }), ...(state !== undefined && { state }) }
  const path = item.path ?? (kind === 'entry' ? plan.get(key)?.path : undefined) ?? null
  things.push({ kind, key, url, title, outcome, problems, path, kept })
}
