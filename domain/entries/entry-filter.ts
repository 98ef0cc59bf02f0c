import { and, eq, gt, gte, inArray, isNull, lt, lte, not, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { read } from '@/db/connection'
import { isLike, no, yes } from '@/db/dialect'
import { entries, revisions, type Kind } from '@/db/schema'
import { headTitlesWith, isTextWith, isTextWithOr } from '@/db/full-text'
import type { Language } from '@/lib/languages/languages'
import { parseQuery, type SearchTerm } from '@/lib/search/search-terms'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { currentRelease } from '@/domain/published/live'
import { idsOutOfDate } from './out-of-date'
import type { State } from './state'

// Conditions on `entries`, which have what is asked of the newest revision and of the last release. Instants are UTC ms.

/**
 * The filter of a list. `waiting` is no state of its own: a text that nothing released or scheduled carries yet, whatever
 * readers have now. `by`: they began it, or saved its newest text.
 */
export type EntryFilter = {
  state?: State['is'] | 'waiting'
  kind?: Kind
  language?: Language
  termId?: number
  by?: number
  review?: ReviewState
  /** Translations whose source says something newer. */
  translation?: 'out of date'
  savedFrom?: number
  /** Up to, and without, this moment. */
  savedUntil?: number
  search?: string
}

/** The state of a text in review that is not released. */
type ReviewState = 'submitted' | 'changes requested' | 'approved'

export async function matching(actor: Actor, filter: EntryFilter, now: number): Promise<SQL | undefined> {
  const { state, kind, language, termId, by, review, translation, savedFrom, savedUntil, search } = filter
  return and(
    visibleTo(actor),
    kind && eq(entries.kind, kind),
    language && eq(entries.language, language),
    savedFrom === undefined ? undefined : gte(entries.headSavedAt, savedFrom),
    savedUntil === undefined ? undefined : lt(entries.headSavedAt, savedUntil),
    by === undefined ? undefined : isBy(by),
    termId === undefined ? undefined : carries(termId),
    state === 'waiting' ? isWaiting() : hasState(state, now),
    review && inReview(review),
    translation && inArray(entries.id, idsOutOfDate(now)),
    search ? await containing(search) : undefined,
  )
}

/** Returns a condition on what a person may see in lists: nothing from the trash; a contributor gets only what they began. */
export function visibleTo(actor: Actor) {
  permit(actor, 'read', { createdBy: actor.id })
  return and(isNull(entries.trashedAt), ownOnly(actor))
}

/** Everything for those who may read every entry; otherwise what they began. */
export function ownOnly(actor: Actor) {
  return may(actor, 'read') ? undefined : eq(entries.createdBy, actor.id ?? -1)
}

/** Returns what someone began, or saved last. */
export function isBy(staffId: number | null) {
  return or(eq(entries.createdBy, staffId ?? -1), eq(entries.headAuthor, staffId ?? -1))
}

/** Entries that have a text; every one that somebody saved. */
export function hasHead() {
  // With the sign, SQLite does not look for these alone in the index of heads.
  return sql`+${entries.headId} is not null`
}

/** The newest revision of an entry, for joining. */
export const isHead = eq(revisions.id, entries.headId)

/** The newest text of an entry when no release stands on it, past, present or set for later. */
export function isWaiting() {
  // Written as the index that has these alone says it.
  return sql`${entries.isWaiting} = ${yes}`
}

/** Entries whose newest title holds these words. */
export function titleHolds(search: string) {
  return holdsAllWords(search, [entries.headTitle])
}

/**
 * Entries whose newest text holds every word of a search, by the same rules as the search of readers. In titles and addresses
 * a part of a word is enough. A search without any word is looked for in titles as it was typed.
 */
export async function containing(search: string): Promise<SQL | undefined> {
  const terms = parseQuery(search)
  if (terms.length === 0) return titleHolds(search)
  const conditions = terms.map(async (term) => {
    if (term.excluded) return not(await isTextWith(entries.headId, term))
    const letters = asTyped(term)
    const isTitled = and(headTitlesWith(entries.id, letters), holds(letters, [entries.headTitle, entries.headSlug]))
    return isTextWithOr(term, read().select({ id: entries.id }).from(entries).where(isTitled))
  })
  return and(...(await Promise.all(conditions)))
}

/** Every word of a search in one of these columns or another, in any script; wildcards mean themselves. */
export function holdsAllWords(search: string, columns: SQLWrapper[]) {
  return and(...typedWords(search).map((word) => holds(word, columns)))
}

/** Returns the words between spaces. The character U+0000 is in no text, and PostgreSQL refuses to look for it. */
export function typedWords(search: string) {
  return search.split(/[\s\0]+/).filter(Boolean)
}

/** Without its quotes. */
function asTyped({ typed }: SearchTerm) {
  return typed.replace(/^"|"$/g, '')
}

function holds(words: string, columns: SQLWrapper[]) {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return or(...columns.map((column) => isLike(column, pattern)))
}

function carries(termId: number) {
  return sql`${entries.headId} in (select t.revision_id from revision_terms t where t.term_id = ${termId})`
}

function inReview(state: ReviewState) {
  const newest = sql`(select max(n.id) from reviews n where n.entry_id = ${entries.id})`
  // An approval is about one text: saved again, the entry is no longer approved.
  const ofHead = state === 'approved' ? sql`and r.revision_id = ${entries.headId}` : sql``
  return and(isWaiting(), sql`exists (select 1 from reviews r where r.id = ${newest} and r.said = ${state} ${ofHead})`)
}

export function hasState(state: State['is'] | undefined, now: number): SQL | undefined {
  if (!state) return undefined
  // An entry that has no release waits. With the sign, SQLite takes the index of what waits, which has the order of lists.
  if (state === 'draft') return and(isWaiting(), sql`+${entries.lastReleaseAt} is null`)
  const isComing = gt(entries.lastReleaseAt, now)
  if (state === 'scheduled') return isComing
  // For most entries the last release stands. Where it is still to come, an earlier one does.
  const hasText = sql`case when ${lte(entries.lastReleaseAt, now)} then ${entries.lastHasText}
    when ${isComing} then ${currentRelease(now, 'revision_id is not null')} end`
  return sql`${hasText} = ${state === 'live' ? yes : no}`
}

/** When something happens next by itself; null where nothing is set. */
export function pendingMoment(now: number) {
  return sql`(select min(p.goes_live_at) from releases p where p.entry_id = ${entries.id} and p.goes_live_at > ${now} and p.cancelled_at is null)`
}
