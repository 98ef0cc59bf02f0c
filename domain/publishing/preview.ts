import { and, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, media, revisionMedia, revisions, staff } from '@/db/schema'
import { pathOf } from '@/lib/web/entry-path'
import type { Actor } from '@/domain/staff/actor'
import { firstRelease, releaseAt } from '@/domain/entries/standing'
import { columnsOfHead, findPermittedEntry, headOf, type Head } from '@/domain/entries/head'
import type { OpenedPreview } from './preview-links'
import { publicFileVersions } from '@/domain/published/files'
import { changesOf, publicTextOf, type Item } from '@/domain/published/item'
import { hasEnded } from '@/domain/published/live'
import { withTermsAndLead } from '@/domain/published/teasers'
import { siteSettings } from '@/domain/published/site'

export type PreviewText = {
  item: Item
  uploads: { id: string; lineage: string; version: number }[]
  entryId: number
  revisionId: number
  isNewest: boolean
  author: string | null
  savedAt: number
}

type PreviewQuery = { entryId: number; /** absent: the newest */ revisionId?: number }

/** Renders a text as if it went live now (UTC ms), for staff. */
export async function previewItem(actor: Actor, query: PreviewQuery, now: number): Promise<PreviewText | undefined> {
  const entry = await findPermittedEntry(read(), actor, 'read', query.entryId)
  return entry && previewTextOf(entry, query.revisionId, now)
}

/** Returns the preview, or the public address of exactly this text. `liveAt`: if readers have another text. */
export async function sharedPreview({ entryId, revisionId }: OpenedPreview, now: number) {
  const db = read()
  const live = await releaseAt(db, entryId, now)
  if (live?.revisionId === revisionId) return { is: 'public' as const, path: live.path }
  const [entry] = await db.select().from(entries).where(eq(entries.id, entryId))
  const preview = entry && (await previewTextOf(entry, revisionId, now))
  if (!preview) return undefined
  return { is: 'draft' as const, ...preview, liveAt: live?.revisionId ? live.path : undefined }
}

async function previewTextOf(entry: typeof entries.$inferSelect, revisionId: number | undefined, now: number) {
  const head = await headOf(read(), entry.id)
  const revision = revisionId === undefined || revisionId === head?.id ? head : await revisionOf(entry.id, revisionId)
  if (!revision) return undefined
  const [author] = await read()
    .select({ name: staff.name })
    .from(staff)
    .where(eq(staff.id, revision.author ?? -1))
  const uploads = await read()
    .select({ id: media.id, lineage: media.lineage, version: media.version })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(eq(revisionMedia.revisionId, revision.id))
  return {
    item: await buildItem(entry, revision, now),
    uploads,
    entryId: entry.id,
    revisionId: revision.id,
    savedAt: revision.savedAt,
    isNewest: revision.id === head?.id,
    author: author?.name ?? null,
  }
}

async function revisionOf(entryId: number, id: number): Promise<Head | undefined> {
  const isItsRevision = and(eq(revisions.id, id), eq(revisions.entryId, entryId))
  const [revision] = await read().select(columnsOfHead).from(revisions).where(isItsRevision)
  return revision
}

async function buildItem(entry: typeof entries.$inferSelect, revision: Head, now: number): Promise<Item> {
  const { id: entryId, kind, language } = entry
  const [first, { zone }] = await Promise.all([firstRelease(read(), entryId, now), siteSettings()])
  const dated = first?.dated ?? revision.dated ?? now
  const { slug, title, summary, byline, publicationType, publishedOn, startsAt, endsAt, facts } = revision
  const [teaser] = await withTermsAndLead([
    {
      entryId,
      revisionId: revision.id,
      kind,
      language,
      dated,
      updatedAt: now,
      path: pathOf({ kind, language, slug, dated, zone }),
      title: title || 'Untitled',
      summary,
      byline,
      publicationType,
      publishedOn,
      startsAt,
      endsAt,
      facts,
      isOver: hasEnded({ endsAt }, now),
      notice: undefined,
    },
  ])
  const text = await publicTextOf(revision.id, language)
  const versions = await publicFileVersions({ entryId, files: text.files, now })
  return { ...teaser!, ...text, versions, changes: await changesOf(entryId, now) }
}
