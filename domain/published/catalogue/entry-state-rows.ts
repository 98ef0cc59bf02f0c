import { and, asc, between, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { prepared, read } from '@/db/connection'
import { greatest, isAmongIds } from '@/db/dialect'
import { entries, releases, revisionTerms, type Kind } from '@/db/schema'
import { endingKinds } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { currentAmong, isOver, isPast, oldestFirst } from '../live'
import { hasEntriesAfter, portionLength } from './index-rows'

/** The state for readers of an entry that they have or had. */
export type EntryState = {
  entryId: number
  kind: Kind
  language: Language
  /** The current release, which may be a withdrawal. */
  releaseId: number
  isLive: boolean
  /** The moment of that release, or of the end that has come since, and its date (UTC ms). */
  at: number
  dated: number
  /** Seconds since 1970: the last change of its record, and the earliest its record ever had. */
  changed: number
  earliest: number
  /** `hasText`: readers ever had one. Type and terms are those of the present or last text. */
  hasText: boolean
  type: string
  terms: number[]
  /** Facts of earlier releases that the present one lacks; most entries have none. */
  former: Former | undefined
}

type Former = { types: string[]; terms: number[]; dates: number[] }

/**
 * The type of an entry: the type of a publication, `publication` for one of no type, and otherwise its kind. Not by a join: rows of texts
 * are long, and those of posts are not needed.
 */
const typeOf = sql<string>`case ${entries.kind} when 'publication' then coalesce((
  select publication_type from revisions where revisions.id = ${releases.revisionId}), 'publication') else ${entries.kind} end`

/** The end of a text of a kind that has one: a change for its lists when it comes. */
const endsAt = sql<number | null>`case when ${inArray(entries.kind, endingKinds)} then (
  select ends_at from revisions where revisions.id = ${releases.revisionId}) end`

/** The record of a live entry also has names of terms and of the publisher. */
const renamed = sql`case when ${releases.revisionId} is null then 0 else coalesce(${entries.renamedAt}, 0) end`

/** Seconds since 1970: release, creation (imports date releases back) or new name. For harvesters. */
export const changed = sql<number>`(${greatest(releases.goesLiveAt, releases.createdAt, renamed)} / 1000)`.mapWith(
  Number,
)

export async function statesOf(now: number, entryIds: number[]) {
  return statesOfRows(await rowsOf(now, inArray(releases.entryId, entryIds)), now)
}

/** The states of the next portion of entries; `last`: the id to continue from. */
export async function statesAfter(now: number, entryId: number) {
  const end = entryId + portionLength
  const states = await statesOfRows(await rowsOf(now, between(releases.entryId, entryId + 1, end)), now)
  return { states, last: (await hasEntriesAfter(end)) ? end : undefined }
}

/** The current release is the last of each entry. */
function rowsOf(now: number, which: SQL) {
  return read()
    .select({
      entryId: releases.entryId,
      releaseId: releases.id,
      textId: releases.revisionId,
      at: releases.goesLiveAt,
      dated: releases.dated,
      changed,
      kind: entries.kind,
      language: entries.language,
      type: typeOf,
      endsAt,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isPast(now), which))
    .orderBy(asc(releases.entryId), ...oldestFirst)
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

async function statesOfRows(rows: Row[], now: number): Promise<EntryState[]> {
  const termRows = await termsOfTexts({ ids: JSON.stringify(rows.flatMap(({ textId }) => textId ?? [])) })
  const termsByText = new Map<number, number[]>()
  for (const { revisionId, termId } of termRows) {
    const terms = termsByText.get(revisionId)
    if (terms) terms.push(termId)
    else termsByText.set(revisionId, [termId])
  }
  const termsOf = (textId: number | null) => (textId !== null && termsByText.get(textId)) || none
  const rowsByEntry = Map.groupBy(rows, ({ entryId }) => entryId)
  return currentAmong(rows, ({ entryId }) => entryId).map((current) =>
    stateOf(isOver(current, now) ? ended(current) : current, rowsByEntry.get(current.entryId)!, termsOf),
  )
}

/** The end of a text is the last change of it that readers see. */
function ended(current: Row): Row {
  return { ...current, at: Math.max(current.at, current.endsAt!) }
}

const none: number[] = []

// Passed as JSON: a statement has room for only some thousands of values.
const termsOfTexts = prepared((db) => db.select().from(revisionTerms).where(isAmongIds(revisionTerms.revisionId)))

function stateOf(current: Row, rows: Row[], termsOf: (textId: number | null) => number[]): EntryState {
  const text = rows.findLast(({ textId }) => textId !== null)
  const { entryId, kind, language, releaseId, at, dated, changed } = current
  const terms = termsOf(text?.textId ?? null)
  return {
    entryId,
    kind,
    language,
    releaseId,
    isLive: current.textId !== null,
    at,
    dated,
    changed,
    earliest: Math.min(...rows.map((row) => row.changed)),
    hasText: text !== undefined,
    type: text?.type ?? '',
    terms,
    former: formerOf(rows, { type: text?.type, terms, dated }, termsOf),
  }
}

type Present = { type: string | undefined; terms: number[]; dated: number }

function formerOf(rows: Row[], present: Present, termsOf: (textId: number | null) => number[]): EntryState['former'] {
  if (rows.length === 1) return undefined
  const others = <T>(values: T[], shown: T[]) => [...new Set(values)].filter((value) => !shown.includes(value))
  const texts = rows.filter(({ textId }) => textId !== null)
  const types = others(
    texts.map(({ type }) => type),
    present.type === undefined ? [] : [present.type],
  )
  const terms = others(
    texts.flatMap(({ textId }) => termsOf(textId)),
    present.terms,
  )
  const dates = others(
    rows.map(({ dated }) => dated),
    [present.dated],
  )
  return types.length + terms.length + dates.length > 0 ? { types, terms, dates } : undefined
}
