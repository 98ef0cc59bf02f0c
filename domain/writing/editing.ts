import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { media, releases, revisionMedia } from '@/db/schema'
import { may, type Actor } from '@/domain/staff/actor'
import { firstRelease, pendingOf } from '@/domain/entries/standing'
import { mediaIn } from '@/domain/content/body/render'
import { documentOf } from '@/domain/content/body/document'
import type { Content } from '@/domain/content/content'
import { findDraft } from './drafts'
import { findPermittedEntry, headOf } from '@/domain/entries/head'
import { bundleOf } from '@/domain/entries/bundle-of'
import { isFuture, isLive } from '@/domain/published/live'
import { siteSettings } from '@/domain/published/site'
import { stateOf } from '@/domain/entries/state'

/** Returns the state of an entry, as its editor shows it. Instants are UTC ms. Undefined when there is no such entry. */
export async function findStanding(actor: Actor, entryId: number, now: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  const head = entry && (await headOf(db, entryId))
  if (!head) return undefined
  const [state, first, everReleased, scheduled, { zone }, pending, bundle, liveFiles] = await Promise.all([
    stateOf(db, { entryId, headId: head.id }, now),
    firstRelease(db, entryId, now),
    wasEverReleased(db, entryId),
    nextText(db, entryId, now),
    siteSettings(),
    pendingOf(db, entryId, now),
    bundleOf(db, entryId, now),
    liveFilesOf(db, entryId, now),
  ])
  return {
    state,
    zone,
    /** The newest revision when this was read. */
    headId: head.id,
    /** The editorial date that its first going live fixed: the address keeps this month. */
    fixedDate: first?.dated ?? null,
    /** Its address is claimed for good: it has a release, even if that is only scheduled or was cancelled. */
    addressed: everReleased,
    /** The text that is set to go live next, and where. */
    scheduled,
    /** Everything that is set for later, the nearest first; each can be moved or cancelled by itself. */
    pending: pending.map(({ id, goesLiveAt, withdrawal, revisionId, bundleId }) => ({
      releaseId: id,
      at: goesLiveAt,
      what: withdrawal ? (revisionId ? ('notice' as const) : ('withdrawal' as const)) : ('text' as const),
      bundled: bundleId !== null,
    })),
    /** The versions of its files that readers have now. */
    liveFiles,
    /** The bundle that it goes live with, and when (UTC ms, or not yet set). */
    bundle: bundle && { id: bundle.id, name: bundle.name, at: bundle.at },
  }
}

export type StandingVersions = NonNullable<Awaited<ReturnType<typeof findStanding>>>

async function liveFilesOf(db: Db, entryId: number, now: number) {
  return db
    .select({ lineage: media.lineage, version: media.version })
    .from(releases)
    .innerJoin(revisionMedia, and(eq(revisionMedia.revisionId, releases.revisionId), eq(revisionMedia.role, 'file')))
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(eq(releases.entryId, entryId), isLive(now)))
}

async function wasEverReleased(db: Db, entryId: number) {
  const ofEntry = eq(releases.entryId, entryId)
  // Two questions: each has an index of its own.
  const [standing, cancelled] = await Promise.all([
    db.$count(releases, and(ofEntry, isNull(releases.cancelledAt))),
    db.$count(releases, and(ofEntry, isNotNull(releases.cancelledAt))),
  ])
  return standing + cancelled > 0
}

async function nextText(db: Db, entryId: number, now: number) {
  const [next] = await db
    .select({ at: releases.goesLiveAt, path: releases.path, revisionId: releases.revisionId })
    .from(releases)
    .where(
      and(eq(releases.entryId, entryId), isNull(releases.withdrawal), isNotNull(releases.revisionId), isFuture(now)),
    )
    .orderBy(asc(releases.goesLiveAt))
    .limit(1)
  return next
}

/** An entry opened for editing: its newest text, where it stands and the uploads it shows. */
export async function openEntry(actor: Actor, entryId: number, now: number) {
  const draft = await findDraft(actor, entryId)
  const standing = draft && (await findStanding(actor, entryId, now))
  if (!standing) return undefined
  return {
    ...draft,
    standing,
    uploads: await uploadsOf(draft.content),
    may: { release: may(actor, 'release', draft.entry), write: may(actor, 'write', draft.entry) },
  }
}

const uploadColumns = {
  id: media.id,
  lineage: media.lineage,
  version: media.version,
  name: media.name,
  type: media.type,
  bytes: media.bytes,
  width: media.width,
  height: media.height,
  pages: media.pages,
  recording: media.recording,
  alt: media.alt,
  decorative: media.decorative,
  caption: media.caption,
  credit: media.credit,
  title: media.title,
  language: media.language,
  tagged: media.tagged,
}

/** The uploads that a text shows, as its editor needs them. */
export async function uploadsOf({ body, files, lead }: Content) {
  const ids = [...mediaIn(documentOf(body)), ...files.map((file) => file.mediaId), lead?.mediaId ?? '']
  return read().select(uploadColumns).from(media).where(inArray(media.id, ids))
}

export type EditorUpload = Awaited<ReturnType<typeof uploadsOf>>[number]
