import { and, asc, eq, gte, lt, ne, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { factsOfRevisions } from './facts'
import { inSet, setsOfTexts, type Sets, type SetSpec } from './harvest-sets'
import { filesOfRevisions } from './item-files'
import { hasCome, isLive, liveTeasersOf } from './live'

// The records for harvesters (OAI-PMH 2.0): of every post and publication that readers have or had.

/** Which records; moments in seconds since 1970, both within. */
export type Selection = { now: number; set?: SetSpec; from?: number; until?: number }

/** The place of a record in the order of all: when it became what it is (seconds since 1970), and its entry. */
export type HarvestPosition = { changed: number; entryId: number }

export type HarvestRecord = HarvestPosition & {
  /** Of a withdrawn entry, those of the last text that readers had. */
  sets: Sets
  /** What it says, while it is live. */
  item?: HarvestItem
  withdrawn: boolean
}

type HarvestQuery = Selection & { after?: HarvestPosition; limit: number; whole: boolean }

/**
 * Records in the order in which they became what they are, from after a place on, and how many there are from there on in
 * all. What each says is left out unless the `whole` record is wanted.
 */
export async function harvest({ after, limit, whole, now, ...selection }: HarvestQuery) {
  const rows = await records(now, and(isSelected(selection), after && isAfter(after))).limit(limit)
  return { records: await recordsOf(rows, { now, whole }), remaining: rows[0]?.remaining ?? 0 }
}

/** The record of one entry; undefined where readers never had it. */
export async function harvestOf({ entryId, now }: { entryId: number; now: number }) {
  const rows = await records(now, eq(releases.entryId, entryId))
  return (await recordsOf(rows, { now, whole: true }))[0]
}

/** The least moment that any record ever had (seconds since 1970); undefined while there is none. */
export async function earliestChange(now: number): Promise<number | undefined> {
  const [row] = await read()
    .select({ at: sql<number | null>`min(${changed})` })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(hasCome(now), ne(entries.kind, 'page')))
  return row?.at ?? undefined
}

/** While an entry is live its record says names of terms and of the publisher, too. */
const renamed = sql`iif(${releases.revisionId} is null, 0, coalesce(${entries.renamedAt}, 0))`

/**
 * When the record of an entry last changed: the latest of the moment of its release, the moment at which that release was added
 * (an import dates releases back), and the last new name in it. A harvester fetches only records that changed since its last visit.
 */
export const changed = sql<number>`(max(${releases.goesLiveAt}, ${releases.createdAt}, ${renamed}) / 1000)`.mapWith(
  Number,
)

/** The text that readers have, or had last. Where they never had any, a withdrawal alone makes no record. */
function lastText(now: number) {
  return sql`coalesce(${releases.revisionId}, (
    select had.revision_id from releases had
    where had.entry_id = ${releases.entryId} and had.goes_live_at <= ${now} and had.cancelled_at is null
      and had.revision_id is not null
    order by had.goes_live_at desc, had.id desc limit 1))`
}

function records(now: number, where: SQL | undefined) {
  return read()
    .select({
      entryId: releases.entryId,
      releaseId: releases.id,
      textId: revisions.id,
      liveId: releases.revisionId,
      changed,
      remaining: sql<number>`count(*) over ()`,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .innerJoin(revisions, eq(revisions.id, lastText(now)))
    .where(and(isLive(now), ne(entries.kind, 'page'), where))
    .orderBy(asc(changed), asc(releases.entryId))
    .$dynamic()
}
type Row = Awaited<ReturnType<typeof records>>[number]

function isSelected({ set, from, until }: Omit<Selection, 'now'>) {
  return and(
    set && inSet(set),
    from === undefined ? undefined : gte(changed, from),
    until === undefined ? undefined : lt(changed, until + 1),
  )
}

function isAfter({ changed: at, entryId }: HarvestPosition) {
  return sql`(${changed}, ${releases.entryId}) > (${at}, ${entryId})`
}

async function recordsOf(rows: Row[], { now, whole }: { now: number; whole: boolean }): Promise<HarvestRecord[]> {
  const live = whole ? rows.filter((row) => row.liveId !== null).map((row) => row.releaseId) : []
  const [setsOf, items] = await Promise.all([setsOfTexts(rows.map((row) => row.textId)), itemsOf(live, now)])
  return rows.map(({ entryId, textId, liveId, changed }) => ({
    entryId,
    changed,
    sets: setsOf(textId),
    withdrawn: liveId === null,
    item: items.find((item) => item.entryId === entryId),
  }))
}

async function itemsOf(releaseIds: number[], now: number) {
  const teasers = await liveTeasersOf(now, releaseIds)
  const ids = teasers.map((item) => item.revisionId)
  const [factsOf, filesOf] = await Promise.all([factsOfRevisions(ids), filesOfRevisions(ids)])
  return teasers.map((item) => ({ ...item, ...factsOf(item.revisionId), files: filesOf(item.revisionId) }))
}

type HarvestItem = Awaited<ReturnType<typeof itemsOf>>[number]
