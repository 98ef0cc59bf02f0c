import { and, asc, eq, inArray } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { audit, bundles, releases, reviews, staff, type ReviewVerdict, type Withdrawal } from '@/db/schema'
import type { Actor } from '@/domain/staff/actor'
import { effectOf, type ReleaseEffect } from './calendar'
import { findPermittedEntry } from '@/domain/entries/head'
import { oldestFirst } from '@/domain/published/live'

/** UTC ms. */
export type TimelineEvent = { at: number; by: string | null } & (
  | { what: 'began' }
  | { what: ReviewVerdict; note: string }
  | { what: 'scheduled'; for: number; withdrawal: boolean; bundle: string | null; override: boolean }
  | { what: 'moved'; from: number; to: number }
  | { what: 'took back'; for: number; replaced: boolean }
  | {
      what: 'takes effect'
      effect: ReleaseEffect
      note: string | null
      reason: Withdrawal | null
      bundle: string | null
      override: boolean
    }
  | { what: 'trashed' | 'restored' | 'imported' }
)

export async function timelineOf(actor: Actor, entryId: number, now: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry) return undefined
  const [releaseRows, reviewRows, recordRows, names] = await Promise.all([
    releaseEvents(db, entryId, now),
    reviewEvents(db, entryId),
    recordedEvents(db, entryId),
    db.select({ id: staff.id, name: staff.name }).from(staff),
  ])
  const nameOf = (id: number | null) => names.find((person) => person.id === id)?.name ?? null
  // If a colleague got the text later, the record says who began it.
  const isRecorded = recordRows.some(({ what }) => what === 'began')
  const beginning = isRecorded ? [] : [{ at: entry.createdAt, by: entry.createdBy, what: 'began' as const }]
  const events = [...beginning, ...reviewRows, ...releaseRows, ...recordRows]
  return events.toSorted((a, b) => a.at - b.at).map((event) => ({ ...event, by: nameOf(event.by) }) as TimelineEvent)
}

async function reviewEvents(db: Db, entryId: number) {
  const rows = await db.select().from(reviews).where(eq(reviews.entryId, entryId)).orderBy(asc(reviews.id))
  return rows.map(({ at, by, said, note }) => ({ at, by, what: said, note }))
}

const recordedVerbs: Record<string, 'began' | 'trashed' | 'restored' | 'imported'> = {
  began: 'began',
  'moved to the trash': 'trashed',
  'took out of the trash': 'restored',
  imported: 'imported',
}

async function recordedEvents(db: Db, entryId: number) {
  const rows = await db
    .select()
    .from(audit)
    .where(and(eq(audit.entryId, entryId), inArray(audit.verb, Object.keys(recordedVerbs))))
  return rows.map(({ at, by, verb }) => ({ at, by, what: recordedVerbs[verb]! }))
}

async function releaseEvents(db: Db, entryId: number, now: number) {
  const rows = await db
    .select({ release: releases, bundle: bundles.name })
    .from(releases)
    .leftJoin(bundles, eq(bundles.id, releases.bundleId))
    .where(eq(releases.entryId, entryId))
    .orderBy(...oldestFirst)
  const allReleases = rows.map((row) => row.release)
  return rows.flatMap(({ release, bundle }, n) => {
    const { goesLiveAt: at, createdAt, by, cancelledAt, cancelledBy, withdrawal: reason } = release
    const before = allReleases.slice(0, n).findLast((other) => other.cancelledAt === null)
    const successor = allReleases.find((other) => replacesRelease(other, release))
    const origin = allReleases.find((other) => replacesRelease(release, other) && isMovedRelease(release, other))
    const [override, withdrawal] = [release.override !== null, reason !== null]
    const events: ({ at: number; by: number | null; what: string } & Record<string, unknown>)[] = []
    if (origin && at > createdAt) events.push({ at: createdAt, by, what: 'moved', from: origin.goesLiveAt, to: at })
    else if (at > createdAt)
      events.push({ at: createdAt, by, what: 'scheduled', for: at, withdrawal, bundle, override })
    if (cancelledAt !== null) {
      // A move is shown once, with the new release.
      if (!successor || !isMovedRelease(successor, release))
        events.push({ at: cancelledAt, by: cancelledBy, what: 'took back', for: at, replaced: successor !== undefined })
      return events
    }
    const effect = effectOf(release, before ? (before.revisionId ? 'live' : 'out') : null)
    const note = withdrawal ? release.explanation : release.note
    const author = at > now || at > createdAt ? null : by
    events.push({ at, by: author, what: 'takes effect', effect, note, reason, bundle, override })
    return events
  })
}

type ReleaseRow = typeof releases.$inferSelect

function replacesRelease(row: ReleaseRow, other: ReleaseRow) {
  const sameKind = (row.withdrawal === null) === (other.withdrawal === null)
  return other.cancelledAt !== null && row.id > other.id && row.createdAt === other.cancelledAt && sameKind
}

function isMovedRelease(row: ReleaseRow, other: ReleaseRow) {
  return (
    row.revisionId === other.revisionId &&
    row.note === other.note &&
    row.goesLiveAt !== other.goesLiveAt &&
    row.goesLiveAt > row.createdAt
  )
}
