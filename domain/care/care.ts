import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { bySlices } from '@/db/slices'
import { entries, media, releases, revisionMedia, revisions, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { harmlessBody } from '@/domain/content/body/document'
import { openOverrides } from '@/domain/review/approval'
import { damagedUploads, type DamagedUpload } from './damage'
import { isHead, currentRelease, pendingMoment, visibleTo } from '@/domain/entries/entry-filter'
import { outOfDate } from '@/domain/entries/out-of-date'
import { isLive } from '@/domain/published/live'
import { backupCares, type BackupCare } from '@/domain/backups/backups-due'
import { blockingProblems } from '@/domain/publishing/publish-check'
import { reviewQueue } from '@/domain/review/review-state'
import { refusedBodies } from './stored-bodies'
import { goingFromTrash } from '@/domain/entries/trash'

const day = 86_400_000

/** After how long (ms) a thing needs care. */
export const oldDraft = 30 * day
export const longReview = 3 * day
export const soon = 7 * day

export type CareItem = {
  entryId: number
  title: string
  kind: Kind
  language: Language
  /** Since when, or until when, in UTC ms. */
  at: number
  /** What is wrong, or which other entry it is about. */
  why?: string
  /** Where it is about one of the texts of the entry: its revision. */
  revisionId?: number
}

const ofEntries = ['bodies', 'overrides', 'blocked', 'reviews', 'pictures', 'translations', 'drafts', 'trash'] as const
export const cares = ['damaged', 'backups', ...ofEntries] as const
export type Care = (typeof cares)[number]

/** What is stored and no longer as it was, what is wrong with the backups, and entries by what they need. */
export type Cares = { damaged: DamagedUpload[]; backups: BackupCare[] } & Record<(typeof ofEntries)[number], CareItem[]>

/** Everything that somebody should look at, by what it needs, the most pressing first; a contributor sees only what they began. */
export async function careOf(actor: Actor, now: number): Promise<Cares> {
  permit(actor, 'read', { createdBy: actor.id })
  const [damaged, backups, bodies, overrides, blocked, reviews, pictures, translations, drafts, trash] =
    await Promise.all([
      damagedUploads(actor),
      backupCares(actor, now),
      refusedBodies(actor, now),
      overridden(actor),
      blockedSoon(actor, now),
      waitingLong(actor, now),
      undescribed(actor, now),
      translationsBehind(actor, now),
      oldDrafts(actor, now),
      leavingTrash(actor, now),
    ])
  return { damaged, backups, bodies, overrides, blocked, reviews, pictures, translations, drafts, trash }
}

const columns = { entryId: entries.id, title: revisions.title, kind: entries.kind, language: entries.language }

/** Texts that were released without the approval they needed, and still wait for one by somebody else. */
async function overridden(actor: Actor): Promise<CareItem[]> {
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

/** Texts that are to go live within a week and lack what readers need. */
async function blockedSoon(actor: Actor, now: number): Promise<CareItem[]> {
  const isWithinAWeek = and(gt(releases.goesLiveAt, now), lt(releases.goesLiveAt, now + soon))
  const rows = await read()
    .select({ at: releases.goesLiveAt, head: revisions, entry: entries })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(visibleTo(actor), isNull(releases.cancelledAt), isNull(releases.withdrawal), isWithinAWeek))
    .orderBy(asc(releases.goesLiveAt))
  const items = rows.map(async ({ at, head, entry }) => {
    const problems = await blockingProblems(read(), actor, head, entry)
    const why = problems.map(({ message }) => message).join(' ')
    return { entryId: entry.id, title: head.title, kind: entry.kind, language: entry.language, at, why }
  })
  return (await Promise.all(items)).filter((item) => item.why)
}

/** Submissions that nobody has answered for days. */
async function waitingLong(actor: Actor, now: number): Promise<CareItem[]> {
  const queue = await reviewQueue(actor)
  return queue.flatMap(({ id, title, kind, language, review }) => {
    if (review.is !== 'waiting' || review.since >= now - longReview) return []
    const why = review.asks ? `It waits for ${review.asks.name}.` : 'It waits for anyone who may review.'
    return { entryId: id, title, kind, language, at: review.since, why }
  })
}

/** Live texts with a picture that nobody has described or called decorative. */
export async function undescribed(actor: Actor, now: number): Promise<CareItem[]> {
  // A lead's description stands beside it or with the upload; a picture within the text carries its own.
  const lead = sql`exists (select 1 from ${revisionMedia} u join ${media} m on m.id = u.media_id
    where u.revision_id = ${revisions.id} and u.role = 'lead' and not u.decorative and u.title = '' and m.alt = '')`
  const pictureInText = sql`(${revisions.bodyHtml} like '%alt=""%' and exists (select 1 from ${revisionMedia} u
    where u.revision_id = ${revisions.id} and u.role = 'body'))`
  const rows = await bySlices(releases.entryId, (inside) =>
    read()
      .select({ ...columns, at: releases.goesLiveAt, lead: sql<number>`${lead}`, body: revisions.body })
      .from(releases)
      .innerJoin(revisions, eq(revisions.id, releases.revisionId))
      .innerJoin(entries, eq(entries.id, releases.entryId))
      .where(and(inside, visibleTo(actor), isLive(now), sql`(${lead} or ${pictureInText})`)),
  )
  rows.sort((a, b) => a.at - b.at)
  return rows.flatMap(({ lead, body, ...row }) => (lead || hasBarePicture(harmlessBody(body)) ? row : []))
}

type Node = { type?: string; attrs?: { alt?: string; decorative?: boolean }; content?: Node[] }

function hasBarePicture(body: unknown): boolean {
  const { type, attrs, content = [] } = body as Node
  return (type === 'picture' && !attrs?.alt?.trim() && !attrs?.decorative) || content.some(hasBarePicture)
}

/** Translations of an older text than readers have of their source: live ones, and those that are being written. */
async function translationsBehind(actor: Actor, now: number): Promise<CareItem[]> {
  const rows = await outOfDate(now, visibleTo(actor))
  return rows.map(({ entryId, title, kind, language, at, sourceTitle, sourceCreatedBy: createdBy }) => {
    return { entryId, title, kind, language, at, why: may(actor, 'read', { createdBy }) ? sourceTitle : undefined }
  })
}

/** Drafts that were never released or scheduled, and that nobody has saved for a month. */
async function oldDrafts(actor: Actor, now: number): Promise<CareItem[]> {
  const wasNeverReleased = and(isNull(currentRelease(now, 'id')), isNull(pendingMoment(now)))
  return read()
    .select({ ...columns, at: revisions.savedAt })
    .from(entries)
    .innerJoin(revisions, isHead)
    .where(and(visibleTo(actor), lt(revisions.savedAt, now - oldDraft), wasNeverReleased))
    .orderBy(asc(revisions.savedAt))
}

async function leavingTrash(actor: Actor, now: number): Promise<CareItem[]> {
  const rows = await goingFromTrash(actor, soon, now)
  return rows.map(({ id, title, kind, language, goesAt }) => ({ entryId: id, title, kind, language, at: goesAt! }))
}
