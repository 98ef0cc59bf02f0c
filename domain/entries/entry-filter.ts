import { and, eq, gt, gte, inArray, isNull, lt, lte, not, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { read } from '@/db/connection'
import { isLike, sqlFalse, sqlTrue } from '@/db/dialect'
import { entries, releases, revisions, type Kind } from '@/db/schema'
import { headTitlesWith, isTextWith, isTextWithOr } from '@/db/full-text'
import type { Language } from '@/lib/languages/languages'
import { parseQuery } from '@/lib/search/search-terms'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOfRole, isOpenTo } from '@/domain/staff/audience'
import { currentRelease, isFuture } from '@/domain/published/live'
import { idsOutOfDate } from './out-of-date'
import type { State } from './state'

// Conditions on `entries`, whose columns repeat facts of the newest revision and last release. UTC ms.

/** `waiting`: no release has the newest text. `by`: who began the entry or saved its newest text. */
export type EntryFilter = {
  state?: State['is'] | 'waiting'
  kind?: Kind
  language?: Language
  termId?: number
  by?: number
  review?: ReviewState
  translation?: 'out of date'
  savedFrom?: number
  /** Exclusive. */
  savedUntil?: number
  search?: string
}

type ReviewState = 'submitted' | 'changes requested' | 'approved'

/** Creates the condition for role and filter. Entries closed to the person by an audience match too: add `isOpenTo`. */
export async function entryFilterCondition(actor: Actor, filter: EntryFilter, now: number): Promise<SQL | undefined> {
  const { state, kind, language, termId, by, review, translation, savedFrom, savedUntil, search } = filter
  return and(
    isListed(actor),
    kind && eq(entries.kind, kind),
    language === undefined ? undefined : eq(entries.language, language),
    savedFrom === undefined ? undefined : gte(entries.headSavedAt, savedFrom),
    savedUntil === undefined ? undefined : lt(entries.headSavedAt, savedUntil),
    by === undefined ? undefined : isBy(by),
    termId === undefined ? undefined : termCondition(termId),
    state === 'waiting' ? isWaiting() : hasState(state, now),
    review && isInReviewState(review),
    translation && inArray(entries.id, idsOutOfDate(now)),
    search ? await matchesSearch(search) : undefined,
  )
}

/** Condition: outside the trash and open to the person; for contributors, what they began or what names them. */
export function visibleTo(actor: Actor) {
  return and(isListed(actor), isOpenTo(actor))
}

/** Condition like `visibleTo`, but includes what audiences close to the person. */
export function isListed(actor: Actor) {
  permit(actor, 'read', { createdBy: actor.id })
  return and(isNull(entries.trashedAt), isOfRole(actor))
}

export function isBy(staffId: number | null) {
  return or(eq(entries.createdBy, staffId ?? -1), eq(entries.headAuthor, staffId ?? -1))
}

export function hasHead() {
  // The plus sign keeps SQLite from using the index of heads.
  return sql`+${entries.headId} is not null`
}

export const isHead = eq(revisions.id, entries.headId)

export function isWaiting() {
  // Matches the index of waiting texts.
  return sql`${entries.isWaiting} = ${sqlTrue}`
}

export function titleContains(search: string) {
  return containsAllWords(search, [entries.headTitle])
}

/** Matches every word as readers' search does, or as a part of words in titles and addresses. */
export async function matchesSearch(search: string): Promise<SQL | undefined> {
  const terms = parseQuery(search)
  if (terms.length === 0) return titleContains(search)
  const conditions = terms.map(async (term) => {
    if (term.excluded) return not(await isTextWith(entries.headId, term))
    const letters = term.typed.replace(/^"|"$/g, '')
    const isTitled = and(headTitlesWith(entries.id, letters), holds(letters, [entries.headTitle, entries.headSlug]))
    return isTextWithOr(term, read().select({ id: entries.id }).from(entries).where(isTitled))
  })
  return and(...(await Promise.all(conditions)))
}

/** Condition: all words are in the columns. Accepts any script; wildcards are literal. */
export function containsAllWords(search: string, columns: SQLWrapper[]) {
  return and(...splitWords(search).map((word) => holds(word, columns)))
}

/** Splits typed words, also at U+0000, which PostgreSQL refuses and no text has. */
export function splitWords(search: string) {
  return search.split(/[\s\0]+/).filter(Boolean)
}

function holds(words: string, columns: SQLWrapper[]) {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return or(...columns.map((column) => isLike(column, pattern)))
}

function termCondition(termId: number) {
  return sql`${entries.headId} in (select t.revision_id from revision_terms t where t.term_id = ${termId})`
}

function isInReviewState(state: ReviewState) {
  const newest = sql`(select max(n.id) from reviews n where n.entry_id = ${entries.id})`
  // An approval holds for one text.
  const ofHead = state === 'approved' ? sql`and r.revision_id = ${entries.headId}` : sql``
  return and(isWaiting(), sql`exists (select 1 from reviews r where r.id = ${newest} and r.said = ${state} ${ofHead})`)
}

export function hasState(state: State['is'] | undefined, now: number): SQL | undefined {
  if (!state) return undefined
  // The plus sign makes SQLite use the index of waiting texts, which has the order of lists.
  if (state === 'draft') return and(isWaiting(), sql`+${entries.lastReleaseAt} is null`)
  const isComing = gt(entries.lastReleaseAt, now)
  if (state === 'scheduled') return isComing
  // Usually the last release is current; while it is scheduled, an earlier one is.
  const hasText = sql`case when ${lte(entries.lastReleaseAt, now)} then ${entries.lastHasText}
    when ${isComing} then ${currentRelease(now, 'revision_id is not null')} end`
  return sql`${hasText} = ${state === 'live' ? sqlTrue : sqlFalse}`
}

/** Selects the next scheduled moment, or null. */
export function pendingMoment(now: number) {
  const isPending = and(eq(releases.entryId, entries.id), isFuture(now))
  return sql`(select min(${releases.goesLiveAt}) from ${releases} where ${isPending})`
}
