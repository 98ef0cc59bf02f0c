import { and, asc, between, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { preparedQuery, read } from '@/db/connection'
import { greatestOf, isAmongIds } from '@/db/dialect'
import { entries, releases, revisionTerms, type Kind } from '@/db/schema'
import { endingKinds } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { withoutSuperseded, hasEnded, isPast, oldestFirst } from '../live'
import { hasEntriesAfter, portionLength } from './index-rows'

export type EntryState = {
  entryId: number
  kind: Kind
  language: Language
  /** The current release, which may be a withdrawal. */
  releaseId: number
  isLive: boolean
  /** UTC ms. `at`: when the release went live or, if later, when its text ended; `dated`: its editorial date. */
  at: number
  dated: number
  /** Seconds since 1970. `changed`: the last change of its record; `earliest`: the first. */
  changed: number
  earliest: number
  /** `hasText`: the entry ever had a public text. Type and terms are of its present or last text. */
  hasText: boolean
  type: string
  terms: number[]
  /** Values of earlier releases that the current release lacks; undefined for most entries. */
  former: FormerFacts | undefined
}

type FormerFacts = { types: string[]; terms: number[]; dates: number[] }

/** The type of a publication, or the kind. A subquery: a join would read long rows of posts that are not needed. */
const textType = sql<string>`case ${entries.kind} when 'publication' then coalesce((
  select publication_type from revisions where revisions.id = ${releases.revisionId}), 'publication') else ${entries.kind} end`

/** The end of an event or call: its lists change at that moment. */
const endsAt = sql<number | null>`case when ${inArray(entries.kind, endingKinds)} then (
  select ends_at from revisions where revisions.id = ${releases.revisionId}) end`

/** The record of a live entry contains names of terms and of the publisher, so a new name changes it. */
const renamedMoment = sql`case when ${releases.revisionId} is null then 0 else coalesce(${entries.renamedAt}, 0) end`

/** Seconds since 1970 of the last release, creation (imports date releases back) or new name; for harvesters. */
export const changedMoment =
  sql<number>`(${greatestOf(releases.goesLiveAt, releases.createdAt, renamedMoment)} / 1000)`.mapWith(Number)

export async function statesOf(now: number, entryIds: number[]) {
  return statesOfRows(await releaseRowsOf(now, inArray(releases.entryId, entryIds)), now)
}

/** Returns the states of the next portion of entries; `last`: the id to continue from. */
export async function statesAfter(now: number, entryId: number) {
  const end = entryId + portionLength
  const states = await statesOfRows(await releaseRowsOf(now, between(releases.entryId, entryId + 1, end)), now)
  return { states, last: (await hasEntriesAfter(end)) ? end : undefined }
}

/** Reads releases of entries; the last row of each entry is its current release. */
function releaseRowsOf(now: number, which: SQL) {
  return read()
    .select({
      entryId: releases.entryId,
      releaseId: releases.id,
      textId: releases.revisionId,
      at: releases.goesLiveAt,
      dated: releases.dated,
      changed: changedMoment,
      kind: entries.kind,
      language: entries.language,
      type: textType,
      endsAt,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isPast(now), which))
    .orderBy(asc(releases.entryId), ...oldestFirst)
}
type Row = Awaited<ReturnType<typeof releaseRowsOf>>[number]

async function statesOfRows(rows: Row[], now: number): Promise<EntryState[]> {
  const termRows = await termsOfTexts({ ids: JSON.stringify(rows.flatMap(({ textId }) => textId ?? [])) })
  const termsByText = new Map<number, number[]>()
  for (const { revisionId, termId } of termRows) {
    const terms = termsByText.get(revisionId)
    if (terms) terms.push(termId)
    else termsByText.set(revisionId, [termId])
  }
  const termsOf = (textId: number | null) => (textId !== null && termsByText.get(textId)) || noNumbers
  const rowsByEntry = Map.groupBy(rows, ({ entryId }) => entryId)
  return withoutSuperseded(rows, ({ entryId }) => entryId).map((current) =>
    stateOf(hasEnded(current, now) ? withEnd(current) : current, rowsByEntry.get(current.entryId)!, termsOf),
  )
}

/** Sets the moment of change of an ended text to its end: readers see that change. */
function withEnd(current: Row): Row {
  return { ...current, at: Math.max(current.at, current.endsAt!) }
}

const noNumbers: number[] = []

// Ids are passed as one JSON value: a statement has room for only some thousands of values.
const termsOfTexts = preparedQuery((db) => db.select().from(revisionTerms).where(isAmongIds(revisionTerms.revisionId)))

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
