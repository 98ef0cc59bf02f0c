import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { media, releases, revisionMedia } from '@/db/schema'
import { may, type Actor } from '@/domain/staff/actor'
import { countReleaseActs, firstRelease, describeLastAct, pendingOf } from '@/domain/entries/standing'
import { mediaIdsIn } from '@/domain/content/body/render'
import { documentOf } from '@/domain/content/body/document'
import type { Content } from '@/domain/content/content'
import { findDraft } from './drafts'
import { closedSentence, findPermittedEntry, headOf } from '@/domain/entries/head'
import { bundleOf } from '@/domain/entries/bundle-of'
import { teamsInsteadOf } from '@/domain/entries/team-release'
import { isFuture, isCurrentPage } from '@/domain/published/live'
import { siteSettings } from '@/domain/published/site'
import { stateOf } from '@/domain/entries/state'
import { pick } from '@/lib/lists/pick'

/** Finds the state of an entry for the editor (instants: UTC ms). */
export async function findStanding(actor: Actor, entryId: number, now: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  const head = entry && (await headOf(db, entryId))
  if (!head) return undefined
  const [closed, state, first, releaseActs, lastAct, scheduled, { zone }, pending, bundle, liveFiles, teams] =
    await Promise.all([
      closedSentence(db, entry),
      stateOf(db, { entryId, headId: head.id }, now),
      firstRelease(db, entryId, now),
      countReleaseActs(db, entryId),
      describeLastAct(db, entryId, { zone: actor.zone, now: 0 }),
      nextText(db, entryId, now),
      siteSettings(),
      pendingOf(db, entryId, now),
      bundleOf(db, entryId, now),
      liveFilesOf(db, entryId, now),
      may(actor, 'release', entry) ? teamsInsteadOf(db, actor, { entryId, revisionId: head.id }, now) : [],
    ])
  return {
    /** The reason why nothing of it can be changed. */
    closed,
    state,
    zone,
    headId: head.id,
    /** The date of the first release: the address keeps this month. */
    fixedDate: first?.dated ?? null,
    /** True with any release, even a scheduled or cancelled one: the address is claimed for good. */
    addressed: releaseActs > 0,
    /** Sent with an act on releases, which is refused where somebody acted meanwhile. */
    releaseActs,
    /** A sentence on the last act on releases, with who and why. */
    lastAct,
    scheduled,
    /** Nearest first. */
    pending: pending.map(({ id, goesLiveAt, withdrawal, revisionId, bundleId }) => ({
      releaseId: id,
      at: goesLiveAt,
      what: withdrawal ? (revisionId ? ('notice' as const) : ('withdrawal' as const)) : ('text' as const),
      bundled: bundleId !== null,
    })),
    liveFiles,
    /** Names of the teams that publish it in place of this person. */
    teams: teams.map(({ name }) => name),
    /** `at`: UTC ms, or null until set. */
    bundle: bundle && { id: bundle.id, name: bundle.name, at: bundle.at },
  }
}

export type PublishState = NonNullable<Awaited<ReturnType<typeof findStanding>>>

async function liveFilesOf(db: Db, entryId: number, now: number) {
  return db
    .select({ lineage: media.lineage, version: media.version })
    .from(releases)
    .innerJoin(revisionMedia, and(eq(revisionMedia.revisionId, releases.revisionId), eq(revisionMedia.role, 'file')))
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(eq(releases.entryId, entryId), isCurrentPage(now)))
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

/** The columns of an upload that the editor shows. */
const editorColumns = [
  'id',
  'lineage',
  'version',
  'name',
  'type',
  'bytes',
  'width',
  'height',
  'pages',
  'recording',
  'alt',
  'decorative',
  'caption',
  'credit',
  'title',
  'language',
  'tagged',
] as const

export async function uploadsOf({ body, files, lead }: Content) {
  const ids = [...mediaIdsIn(documentOf(body)), ...files.map((file) => file.mediaId), lead?.mediaId ?? '']
  return read()
    .select(pick(media, ...editorColumns))
    .from(media)
    .where(inArray(media.id, ids))
}

export type EditorUpload = Awaited<ReturnType<typeof uploadsOf>>[number]

export function toEditorUpload(upload: EditorUpload): EditorUpload {
  return pick(upload, ...editorColumns)
}
