import { and, count, desc, eq, gt, gte, isNull, max, not, or, sql } from 'drizzle-orm'
import { read, refuseUnless, write } from '@/db/connection'
import { entries, media, previewLinks, previewViews, releases, revisionMedia, revisions, staff } from '@/db/schema'
import { onOneLine } from '@/lib/text/one-line'
import { randomToken, sha256 } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { storageFaultOf } from '@/lib/files/storage-fault'
import { hasEndedConsent } from '@/domain/consents/shared-texts'
import type { Actor } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { findPermittedEntry, entryToChange, headOf } from '@/domain/entries/head'
import { hasRelease, wasReleased } from '@/domain/published/live'
import { pick } from '@/lib/lists/pick'

const hourMs = 3_600_000

/** Milliseconds, at most 14 days. */
export const linkLengths = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  fortnight: 14 * 24 * hourMs,
} as const
export type LinkLength = keyof typeof linkLengths

export type NewLink = {
  entryId: number
  /** Undefined: the newest text at each opening. */
  revisionId?: number
  /** The recipient, in the maker's words. */
  label: string
  lasts: LinkLength
}

/** Creates a link for people without an account. Only the hash of its secret is stored. */
export async function makePreviewLink(actor: Actor, newLink: NewLink, now: number) {
  const { entryId, revisionId = null, lasts } = newLink
  const label = onOneLine(newLink.label)
  return write(async (tx): Promise<Result<{ token: string; expiresAt: number }>> => {
    refuseUnless(await entryToChange(tx, actor, 'sharePreview', entryId))
    if (!label) return refused('Say whom it is for, so that everyone here knows.', 'label')
    if (label.length > 200) return refused('Keep it under 200 characters.', 'label')
    const isItsRevision = and(eq(revisions.id, revisionId ?? -1), eq(revisions.entryId, entryId))
    if (revisionId !== null && !(await tx.select({ id: revisions.id }).from(revisions).where(isItsRevision)).length)
      return refused('There is no such revision of this text.')
    const text = { entryId, revisionId: revisionId ?? (await headOf(tx, entryId))!.id }
    if (await hasEndedConsent(tx, text, now))
      return refused('A consent that this text needs does not hold any more, so nobody outside may read it.')
    const [token, expiresAt] = [randomToken(), now + linkLengths[lasts]]
    const row = { entryId, revisionId, label, hash: sha256(token), createdBy: actor.id, createdAt: now, expiresAt }
    const [link] = await tx.insert(previewLinks).values(row).returning({ id: previewLinks.id })
    const detail = { link: link!.id, revision: revisionId, until: expiresAt }
    await record(tx, actor, { verb: 'shared', entryId, detail }, now)
    return done({ token, expiresAt })
  })
}

export async function revokePreviewLink(actor: Actor, linkId: number, now: number): Promise<Result> {
  return write(async (tx) => {
    const [link] = await tx.select().from(previewLinks).where(eq(previewLinks.id, linkId))
    const entry = link && (await findPermittedEntry(tx, actor, 'sharePreview', link.entryId))
    if (!entry) return refused('There is no such link.')
    if (link.revokedAt !== null) return refused('This link was revoked already.')
    await tx.update(previewLinks).set({ revokedAt: now, revokedBy: actor.id }).where(eq(previewLinks.id, linkId))
    await record(tx, actor, { verb: 'unshared', entryId: entry.id, detail: { link: linkId } }, now)
    return done(undefined)
  })
}

/** Newest first, with openings and whether a consent has ended (`now` UTC ms). Undefined for a missing entry. */
export async function listPreviewLinks(actor: Actor, entryId: number, now: number) {
  const entry = await findPermittedEntry(read(), actor, 'sharePreview', entryId)
  if (!entry) return undefined
  const { id, label, createdAt, expiresAt, revokedAt } = previewLinks
  const rows = await read()
    .select({
      id,
      revisionId: previewLinks.revisionId,
      label,
      createdAt,
      expiresAt,
      revokedAt,
      versionSavedAt: revisions.savedAt,
      by: staff.name,
      /** The maker has left the staff: the link opens nothing. */
      orphaned: staff.disabledAt,
      hasEnded: sql<number>`case when ${hasEndedSince(now)} then 1 else 0 end`.mapWith(Boolean),
      openings: count(previewViews.id),
      lastOpenedAt: max(previewViews.at),
    })
    .from(previewLinks)
    .leftJoin(staff, eq(staff.id, previewLinks.createdBy))
    .leftJoin(revisions, eq(revisions.id, previewLinks.revisionId))
    .leftJoin(previewViews, eq(previewViews.linkId, previewLinks.id))
    .where(eq(previewLinks.entryId, entryId))
    .groupBy(previewLinks.id, revisions.id, staff.id)
    .orderBy(desc(previewLinks.id))
  const headId = (await headOf(read(), entryId))!.id
  return Promise.all(
    rows.map(async ({ revisionId, ...row }) => {
      const text = { entryId, revisionId: revisionId ?? headId }
      return { ...row, isUnderEndedConsent: await hasEndedConsent(read(), text, now) }
    }),
  )
}

export type PreviewLink = NonNullable<Awaited<ReturnType<typeof listPreviewLinks>>>[number]

/** Condition on a link: readers lost the text after it was made, for any reason. It never opens again. */
function hasEndedSince(now: number) {
  const { revisionId, goesLiveAt, entryId } = releases
  const isOfLink = and(eq(entryId, previewLinks.entryId), gte(goesLiveAt, previewLinks.createdAt))!
  return hasRelease(isOfLink, isNull(revisionId), wasReleased(now))
}

/** Opens a link. Undefined: unknown or ended link, trashed or lost text, ended consent, maker gone. */
export async function openPreview(token: string, now: number) {
  const [link] = await read()
    .select({ linkId: previewLinks.id, ...pick(previewLinks, 'entryId', 'revisionId', 'expiresAt'), by: staff.name })
    .from(previewLinks)
    .innerJoin(entries, eq(entries.id, previewLinks.entryId))
    .leftJoin(staff, eq(staff.id, previewLinks.createdBy))
    .where(
      and(
        eq(previewLinks.hash, sha256(token)),
        gt(previewLinks.expiresAt, now),
        isNull(previewLinks.revokedAt),
        isNull(entries.trashedAt),
        not(hasEndedSince(now)),
        or(isNull(previewLinks.createdBy), isNull(staff.disabledAt)),
        // A link ends with the audience of whoever made it.
        isOpenTo({ id: previewLinks.createdBy }, previewLinks.entryId),
      ),
    )
  if (!link) return undefined
  const revisionId = link.revisionId ?? (await headOf(read(), link.entryId))!.id
  if (await hasEndedConsent(read(), { entryId: link.entryId, revisionId }, now)) return undefined
  return { ...link, revisionId, isNewest: link.revisionId === null }
}

export type OpenedPreview = NonNullable<Awaited<ReturnType<typeof openPreview>>>

/** Without a version: the newest version in the text. */
export type UploadSelector = { mediaId: string } | { lineage: string; version?: number }

/** Finds an upload while the link is open. */
export async function uploadBehind(token: string, selector: UploadSelector, now: number) {
  const preview = await openPreview(token, now)
  if (!preview) return undefined
  const { id, lineage, version, name, type, bytes, sha256, width } = media
  const isSelected =
    'mediaId' in selector
      ? eq(id, selector.mediaId)
      : and(eq(lineage, selector.lineage), selector.version === undefined ? undefined : eq(version, selector.version))
  const [upload] = await read()
    .select({ id, lineage, version, name, type, bytes, sha256, width })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(eq(revisionMedia.revisionId, preview.revisionId), isSelected))
    .orderBy(desc(version))
    .limit(1)
  return upload
}

/** Counts an opening, without data about the reader. The draft is shown even if the count cannot be saved. */
export async function countOpening({ linkId }: Pick<OpenedPreview, 'linkId'>, now: number) {
  try {
    await write(async (tx) => tx.insert(previewViews).values({ linkId, at: now }))
  } catch (error) {
    if (!storageFaultOf(error)) throw error
  }
}
