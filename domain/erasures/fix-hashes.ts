import { eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { erasedAddresses, erasureEntries, erasures, media, revisions, storedFiles } from '@/db/schema'
import { erasureHash } from '@/lib/keys/erasure-hash'
import { sha256 } from '@/lib/keys/random'
import { addressesOf } from './addresses-of'
import { mentionsOf } from './mentions'

export async function erasureSubjectOf(db: Db, id: number) {
  const [erasure] = await db.select().from(erasures).where(eq(erasures.id, id))
  const rows = await db.select().from(erasureEntries).where(eq(erasureEntries.erasureId, id))
  return { erasure: erasure!, entryIds: rows.map(({ entryId }) => entryId), mediaIds: erasure!.mediaIds }
}

/** Writes keyed hashes before anything is erased: of a text's title, summary and words, and of a file's SHA-256. */
export async function writeErasureHashesIn(tx: Tx, id: number) {
  const { entryIds, mediaIds } = await erasureSubjectOf(tx, id)
  const { paths } = await addressesOf(tx, { entryIds, mediaIds })
  const hashes = [...(await textHashes(tx, entryIds)), ...(await fileHashes(tx, mediaIds))]
  const mentions = await mentionsOf(tx, { entryIds, mediaIds, paths })
  await tx
    .update(erasures)
    .set({ hashes: [...new Set(hashes)], mentions })
    .where(eq(erasures.id, id))
  for (const path of paths)
    await tx
      .insert(erasedAddresses)
      .values({ hash: erasureHash('address', path), erasureId: id })
      .onConflictDoNothing()
}

async function textHashes(tx: Tx, entryIds: number[]) {
  if (entryIds.length === 0) return []
  const rows = await tx
    .select({ title: revisions.title, summary: revisions.summary, words: revisions.bodyText })
    .from(revisions)
    .where(inArray(revisions.entryId, entryIds))
    .orderBy(revisions.id)
  return rows.map(
    ({ title, summary, words }) => `text ${erasureHash('text', sha256([title, summary, words].join('\n')))}`,
  )
}

async function fileHashes(tx: Tx, mediaIds: string[]) {
  if (mediaIds.length === 0) return []
  const originals = await tx.select({ sum: media.sha256 }).from(media).where(inArray(media.id, mediaIds))
  const stored = await tx
    .select({ sum: storedFiles.sha256 })
    .from(storedFiles)
    .where(inArray(storedFiles.mediaId, mediaIds))
  return [...originals, ...stored].map(({ sum }) => `file ${erasureHash('file', sum)}`)
}
