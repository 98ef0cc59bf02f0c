import { eq, inArray } from 'drizzle-orm'
import { read, write, type Db } from '@/db/connection'
import { erasedAddresses, erasureEntries, erasures, media, revisions, storedFiles } from '@/db/schema'
import { erasureHash } from '@/lib/keys/erasure-hash'
import { sha256 } from '@/lib/keys/random'
import { pick } from '@/lib/lists/pick'
import { createPause } from '@/lib/process/pauses'
import { addressesOf } from './addresses-of'
import type { ErasedIds } from './erase-names'
import { mentionsOf } from './mentions'
import { namedEntriesIn } from './names'

export async function erasureSubjectOf(db: Db, id: number) {
  const [erasure] = await db.select().from(erasures).where(eq(erasures.id, id))
  const rows = await db.select().from(erasureEntries).where(eq(erasureEntries.erasureId, id))
  const entryIds = rows.map(({ entryId }) => entryId)
  return { erasure: erasure!, entryIds, mediaIds: erasure!.mediaIds, named: namedEntriesIn(erasure!.hashes) }
}

/** Writes keyed hashes before anything is erased: of a text's title, summary and words, and of a file's SHA-256. */
export async function writeErasureHashes(id: number, { entryIds, mediaIds }: ErasedIds) {
  const db = read()
  const hashes = [...(await hashTexts(db, entryIds)), ...(await hashFiles(db, mediaIds))]
  const { paths } = await addressesOf(db, { entryIds, mediaIds })
  const mentions = await mentionsOf(db, { entryIds, mediaIds, paths })
  await write(async (tx) => {
    await tx
      .update(erasures)
      .set({ hashes: [...new Set(hashes)], mentions })
      .where(eq(erasures.id, id))
    for (const path of paths)
      await tx
        .insert(erasedAddresses)
        .values({ hash: erasureHash('address', path), erasureId: id })
        .onConflictDoNothing()
  })
}

const hashedColumns = pick(revisions, 'title', 'summary', 'bodyText')

async function hashTexts(db: Db, entryIds: number[]) {
  const ids = await db
    .select({ id: revisions.id })
    .from(revisions)
    .where(inArray(revisions.entryId, entryIds))
    .orderBy(revisions.id)
  const pause = createPause()
  const hashes: string[] = []
  for (const { id } of ids) {
    await pause()
    const [row] = await db.select(hashedColumns).from(revisions).where(eq(revisions.id, id))
    hashes.push(`text ${erasureHash('text', sha256(Object.values(row!).join('\n')))}`)
  }
  return hashes
}

async function hashFiles(db: Db, mediaIds: string[]) {
  if (mediaIds.length === 0) return []
  const originals = await db.select({ sum: media.sha256 }).from(media).where(inArray(media.id, mediaIds))
  const stored = await db
    .select({ sum: storedFiles.sha256 })
    .from(storedFiles)
    .where(inArray(storedFiles.mediaId, mediaIds))
  return [...originals, ...stored].map(({ sum }) => `file ${erasureHash('file', sum)}`)
}
