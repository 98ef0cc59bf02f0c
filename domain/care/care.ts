import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { readableAmong } from '@/domain/staff/audience'
import { openOverrides } from '@/domain/review/approval'
import { damagedUploads, type DamagedUpload } from './damage'
import { hasState, isHead, visibleTo } from '@/domain/entries/entry-filter'
import { outOfDate } from '@/domain/entries/out-of-date'
import { backupCares, type BackupCare } from '@/domain/backups/backups-due'
import { blockingProblems } from '@/domain/publishing/publish-check'
import { reviewQueue } from '@/domain/review/review-state'
import { entriesWithBarePictures } from './bare-pictures'
import type { CareItem } from './care-item'
import { refusedBodies } from './stored-bodies'
import { overdueHelp, type OverdueHelp } from '@/domain/site/help-services'
import { soonErasedFromTrash } from '@/domain/entries/trash'
import { isFuture } from '@/domain/published/live'
import { liveTerms } from '@/domain/published/terms'
import { mainLanguage } from '@/lib/languages/languages'

const day = 86_400_000

/** Milliseconds. */
export const oldDraftAge = 30 * day
export const longReviewAge = 3 * day
export const soonSpan = 7 * day

type BareCountry = { id: number; name: string; count: number }

const entryCares = ['bodies', 'overrides', 'blocked', 'reviews', 'pictures', 'translations', 'drafts', 'trash'] as const
export const careNames = ['damaged', 'backups', 'help', ...entryCares, 'countries'] as const
export type Care = (typeof careNames)[number]

export type CareLists = {
  damaged: CareList<DamagedUpload>
  backups: CareList<BackupCare>
  help: CareList<OverdueHelp>
  countries: CareList<BareCountry>
} & Record<(typeof entryCares)[number], CareList<CareItem>>

export type CareList<T> = { items: T[]; total: number }

const maxNamed = 50

/** Returns all problems, the most urgent first; contributors see only their own entries'. */
export async function careOf(actor: Actor, now: number): Promise<CareLists> {
  permit(actor, 'read', { createdBy: actor.id })
  const [
    damaged,
    backups,
    help,
    bodies,
    overrides,
    blocked,
    reviews,
    pictures,
    translations,
    drafts,
    trash,
    countries,
  ] = await Promise.all([
    damagedUploads(actor),
    backupCares(actor, now),
    overdueHelp(actor, now),
    refusedBodies(actor, now),
    overriddenEntries(actor),
    entriesBlockedSoon(actor, now),
    entriesWaitingLong(actor, now),
    entriesWithBarePictures(actor, now),
    translationsBehind(actor, now),
    oldDrafts(actor, now),
    leavingTrash(actor, now),
    bareCountries(actor, now),
  ])
  return {
    damaged: firstItems(damaged),
    backups: firstItems(backups),
    help: firstItems(help),
    bodies: firstItems(bodies),
    overrides: firstItems(overrides),
    blocked: firstItems(blocked),
    reviews: firstItems(reviews),
    pictures: firstItems(pictures),
    translations: firstItems(translations),
    drafts,
    trash: firstItems(trash),
    countries: firstItems(countries),
  }
}

function firstItems<T>(all: T[]): CareList<T> {
  return { items: all.slice(0, maxNamed), total: all.length }
}

const careColumns = { entryId: entries.id, title: revisions.title, kind: entries.kind, language: entries.language }

async function overriddenEntries(actor: Actor): Promise<CareItem[]> {
  const rows = await openOverrides(read(), visibleTo(actor))
  return rows.map(({ entryId, title, kind, language, at, reason }) => ({
    entryId,
    title,
    kind,
    language,
    at,
    why: reason ?? undefined,
  }))
}

async function entriesBlockedSoon(actor: Actor, now: number): Promise<CareItem[]> {
  const isWithinAWeek = and(isFuture(now), lt(releases.goesLiveAt, now + soonSpan))
  const rows = await read()
    .select({ at: releases.goesLiveAt, head: revisions, entry: entries })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(visibleTo(actor), isNull(releases.withdrawal), isWithinAWeek))
    .orderBy(asc(releases.goesLiveAt))
  const items = rows.map(async ({ at, head, entry }) => {
    const problems = await blockingProblems(read(), actor, head, entry)
    const why = problems.map(({ message }) => message).join(' ')
    return { entryId: entry.id, title: head.title, kind: entry.kind, language: entry.language, at, why }
  })
  return (await Promise.all(items)).filter((item) => item.why)
}

async function entriesWaitingLong(actor: Actor, now: number): Promise<CareItem[]> {
  const queue = await reviewQueue(actor)
  return queue.flatMap(({ id, title, kind, language, review }) => {
    if (review.is !== 'waiting' || review.since >= now - longReviewAge) return []
    const why = review.asks ? `It waits for ${review.asks.name}.` : 'It waits for anyone who may review.'
    return { entryId: id, title, kind, language, at: review.since, why }
  })
}

async function translationsBehind(actor: Actor, now: number): Promise<CareItem[]> {
  const rows = await outOfDate(now, visibleTo(actor))
  const readable = await readableAmong(
    read(),
    actor,
    rows.map(({ sourceId }) => sourceId),
  )
  return rows.map(({ entryId, title, kind, language, at, sourceTitle, sourceId }) => {
    return { entryId, title, kind, language, at, why: readable.has(sourceId) ? sourceTitle : undefined }
  })
}

async function oldDrafts(actor: Actor, now: number): Promise<CareList<CareItem>> {
  const where = and(visibleTo(actor), hasState('draft', now), lt(entries.headSavedAt, now - oldDraftAge))
  const [items, total] = await Promise.all([
    read()
      .select({ ...careColumns, at: revisions.savedAt })
      .from(entries)
      .innerJoin(revisions, isHead)
      .where(where)
      .orderBy(asc(entries.headSavedAt), asc(entries.id))
      .limit(maxNamed),
    read().$count(entries, where),
  ])
  return { items, total }
}

async function leavingTrash(actor: Actor, now: number): Promise<CareItem[]> {
  const rows = await soonErasedFromTrash(actor, soonSpan, now)
  return rows.map(({ id, title, kind, language, goesAt }) => ({ entryId: id, title, kind, language, at: goesAt! }))
}

/** Finds countries whose public page in the main language is only a list. */
async function bareCountries(actor: Actor, now: number): Promise<BareCountry[]> {
  if (!may(actor, 'manageTerms')) return []
  const language = mainLanguage()
  const countries = await liveTerms({ kind: 'country', language, now })
  return countries.filter(({ pages }) => !pages.some((page) => page.language === language))
}
