import { and, asc, inArray, isNull, or, eq, gt, isNotNull, ne, type SQL } from 'drizzle-orm'
import { type Db, read } from '@/db/connection'
import { releases, entries, revisions } from '@/db/schema'
import { isFuture, isCurrentPage } from '@/domain/published/live'
import { releasesAt, type ReleaseRow } from './standing'
import { alias } from '@/db/kit'
import { headIdOf } from './head'
import { pick } from '@/lib/lists/pick'

/** Computed from releases, never stored. UTC ms. */
export type State = (
  | { is: 'draft' }
  | { is: 'scheduled'; at: number }
  | { is: 'live'; since: number; path: string; changed: boolean; notice: boolean }
  | { is: 'withdrawn'; since: number; path: string }
) & {
  waiting: boolean
  next?: { at: number; what: 'goes live' | 'changes' | 'is withdrawn' }
}

type EntryHead = { entryId: number; headId: number }

export async function stateOf(db: Db, head: EntryHead, now: number): Promise<State> {
  return (await statesOf(db, [head], now)).get(head.entryId)!
}

export async function statesOf(db: Db, heads: EntryHead[], now: number): Promise<Map<number, State>> {
  if (!heads.length) return new Map()
  const ids = heads.map(({ entryId }) => entryId)
  const carriesHead = inArray(
    releases.revisionId,
    heads.map(({ headId }) => headId),
  )
  const [current, standing] = await Promise.all([
    releasesAt(db, ids, now),
    db
      .select()
      .from(releases)
      .where(and(inArray(releases.entryId, ids), or(isFuture(now), and(isNull(releases.cancelledAt), carriesHead))))
      .orderBy(asc(releases.goesLiveAt)),
  ])
  const currentOf = new Map(current.map((release) => [release.entryId, release]))
  const standingOf = Map.groupBy(standing, ({ entryId }) => entryId)
  return new Map(
    heads.map(({ entryId, headId }) => [
      entryId,
      stateFrom({ current: currentOf.get(entryId), standing: standingOf.get(entryId) ?? [], headId }, now),
    ]),
  )
}

/** `standing`: scheduled releases and releases of the newest text, earliest first. */
type EntryReleases = { current?: ReleaseRow; standing: ReleaseRow[]; headId: number }

function stateFrom({ current, standing, headId }: EntryReleases, now: number): State {
  const waiting = !standing.some((release) => release.revisionId === headId)
  const pending = standing.find((release) => release.goesLiveAt > now)
  const next = pending && {
    at: pending.goesLiveAt,
    what: pending.withdrawal
      ? ('is withdrawn' as const)
      : current?.revisionId
        ? ('changes' as const)
        : ('goes live' as const),
  }
  if (!current) return pending ? { is: 'scheduled', at: pending.goesLiveAt, next, waiting } : { is: 'draft', waiting }
  const { path, goesLiveAt: since, revisionId, withdrawal } = current
  if (!revisionId) return { is: 'withdrawn', since, path, next, waiting }
  return { is: 'live', since, path, changed: revisionId !== headId, notice: withdrawal !== null, next, waiting }
}

const source = alias(entries, 'source')
const sourceText = alias(revisions, 'named')
const liveText = alias(revisions, 'newest')

const entryColumns = {
  entryId: entries.id,
  title: revisions.title,
  ...pick(entries, 'kind', 'language', 'createdBy'),
  sourceId: source.id,
  sourceTitle: liveText.title,
  sourceLanguage: source.language,
  sourceCreatedBy: source.createdBy,
  /** The translated text, and the live one since `at` (UTC ms). */
  from: sourceText.id,
  to: liveText.id,
  at: releases.goesLiveAt,
}

/** Any difference in title, summary or body from the live source counts (`now` UTC ms), but not of terms. */
export async function outOfDate(now: number, where?: SQL) {
  return read()
    .select(entryColumns)
    .from(entries)
    .innerJoin(revisions, translationCondition)
    .innerJoin(sourceText, sourceTextCondition)
    .innerJoin(source, sourceCondition)
    .innerJoin(releases, and(eq(releases.entryId, source.id), isCurrentPage(now)))
    .innerJoin(liveText, newerCondition)
    .where(and(isNull(entries.trashedAt), where))
    .orderBy(asc(releases.goesLiveAt), asc(entries.id))
}

export type OutOfDate = Awaited<ReturnType<typeof outOfDate>>[number]

/** Includes entries in the trash. */
export function idsOutOfDate(now: number) {
  return read()
    .select({ id: entries.id })
    .from(entries)
    .innerJoin(revisions, translationCondition)
    .innerJoin(sourceText, sourceTextCondition)
    .innerJoin(source, sourceCondition)
    .innerJoin(releases, and(eq(releases.entryId, source.id), isCurrentPage(now)))
    .innerJoin(liveText, newerCondition)
}

const translationCondition = and(eq(revisions.id, headIdOf(entries.id)), isNotNull(revisions.translatedFrom))
const sourceTextCondition = eq(sourceText.id, revisions.translatedFrom)

// An entry that left the translation group is not a source.
const sourceCondition = and(
  eq(source.id, sourceText.entryId),
  eq(source.translationGroup, entries.translationGroup),
  ne(source.id, entries.id),
  isNull(source.trashedAt),
)

const newerCondition = and(
  eq(liveText.id, releases.revisionId),
  gt(liveText.id, sourceText.id),
  or(
    ne(liveText.title, sourceText.title),
    ne(liveText.summary, sourceText.summary),
    ne(liveText.bodyHtml, sourceText.bodyHtml),
  ),
)
