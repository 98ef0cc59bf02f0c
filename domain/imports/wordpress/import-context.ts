import type { Actor } from '@/domain/staff/actor'
import { oldQuery } from '@/lib/web/old-query'
import type { PlaceMap } from '../imported-body'
import { reportBuilder, type ReportItem } from '../report'
import type { Ruling, SourceTerm } from '../rules'
import type { UploadFolder } from './folder'
import { oldPathsOf } from './old-paths'
import { placeInSite } from './old-site'
import type { ImportedText, ImportItem, ImportPlan } from './plan'
import type { Survey } from './survey'
import { ImportedUploads } from './uploads'
import { read, write, type Tx } from '@/db/connection'
import type { ImportedKind, ImportProblem } from '@/db/schema'
import { jsonCopy } from '@/lib/lists/own-copy'
import { findLogRow, writeLog, type LogEntry, type LogRow } from '../import-log'

/** A person on the staff list, or else the byline for readers. */
export type ImportAuthor = { staffId: number | null; byline: string; name: string }

export type ReportThing = Pick<ReportItem, 'kind' | 'key' | 'url' | 'title' | 'outcome' | 'problems' | 'kept'> & {
  path: string | null
}

export type ImportContext = {
  actor: Actor
  source: string
  zone: string
  /** Zones that the clock of the old site fits; empty where this site's is one. */
  zones: string[]
  now: number
  /** A trial does all steps but writes nothing. */
  isTrial: boolean
  /** 0 in a trial. */
  importId: number
  survey: Survey
  plan: ImportPlan
  folder: UploadFolder | undefined
  places: Map<string, PlaceMap>
  authors: Map<string, ImportAuthor>
  /** Ids by key, lists by old address. */
  terms: { ids: Map<string, number>; lists: Map<string, string> }
  uploads: ImportedUploads
  addresses: AddressIndex
  /** Withdrawals that name a later entry as their replacement, by its number. */
  waitingWithdrawals: Map<number, number[]>
  /** New texts that are stored together with the next ones. */
  waitingTexts: { item: ImportItem; text: ImportedText }[]
  report: ReturnType<typeof reportBuilder>
  things: ReportThing[]
  rules: (SourceTerm & { uses: number; ruling: Ruling })[]
}

type ProgressField =
  'authors' | 'terms' | 'uploads' | 'addresses' | 'waitingWithdrawals' | 'waitingTexts' | 'report' | 'things' | 'rules'

export function importContext(setting: Omit<ImportContext, ProgressField>): ImportContext {
  const { survey, plan } = setting
  return {
    ...setting,
    authors: new Map(),
    terms: { ids: new Map(), lists: new Map() },
    uploads: new ImportedUploads(survey),
    addresses: addressIndex(survey, plan),
    waitingWithdrawals: new Map(),
    waitingTexts: [],
    report: reportBuilder(),
    things: [],
    rules: [],
  }
}

type AddressIndex = { texts: Map<string, string>; filePages: Map<string, string> }

function addressIndex(survey: Survey, plan: ImportPlan): AddressIndex {
  const texts = new Map<string, string>()
  for (const item of plan.values())
    for (const { path } of oldPathsOf(item, survey.old)) if (!texts.has(path)) texts.set(path, item.key)
  const filePages = new Map<string, string>()
  for (const { id, key, link } of survey.attachments.values()) {
    const place = placeInSite(survey.old, link)
    if (place) filePages.set(place.path + (oldQuery(place.query) ?? place.query), key)
    if (id) filePages.set(`${survey.old.base || '/'}?attachment_id=${id}`, key)
  }
  return { texts, filePages }
}

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
