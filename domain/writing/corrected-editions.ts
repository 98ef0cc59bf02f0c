import { and, desc, eq, gt, ne, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { correctedEditions, entries, media, mediaPages } from '@/db/schema'
import { headOf } from '@/domain/entries/head'
import { stateOf, type State } from '@/domain/entries/state'
import { findMedia } from '@/domain/files/media'
import type { Actor } from '@/domain/staff/actor'
import { isReadable, readableAmong } from '@/domain/staff/audience'
import { readingOfFile } from '@/domain/published/corrected-editions'
import { readableTypes } from '@/lib/files/media-types'
import { pick } from '@/lib/lists/pick'

/** `entryId`: undefined if this person may not read the text. */
export type CorrectedEdition = { entryId?: number; state: State; isTrashed: boolean }

/** Finds the corrected text of a file, and a former version with one. Undefined for a file without pages. */
export async function correctedEditionOf(actor: Actor, id: string, now: number) {
  const [upload] = await findMedia(actor, [id])
  if (!upload || !readableTypes.includes(upload.type)) return undefined
  const db = read()
  const ofFile = eq(mediaPages.mediaId, id)
  const pageWhere = (where: SQL) => db.select({ id: mediaPages.id }).from(mediaPages).where(where).limit(1)
  if ((await pageWhere(ofFile)).length === 0) return undefined
  // A scanned document has pages without a word.
  const hasText = (await pageWhere(and(ofFile, ne(mediaPages.text, ''))!)).length > 0
  const [row] = await db
    .select({ entryId: entries.id, trashedAt: entries.trashedAt })
    .from(correctedEditions)
    .innerJoin(entries, eq(entries.id, correctedEditions.entryId))
    .where(and(eq(correctedEditions.mediaId, id), eq(correctedEditions.sha256, upload.sha256)))
  const head = row && (await headOf(db, row.entryId))
  const current: CorrectedEdition | undefined = head && {
    entryId: (await readableAmong(db, actor, [row.entryId])).has(row.entryId) ? row.entryId : undefined,
    state: await stateOf(db, { entryId: row.entryId, headId: head.id }, now),
    isTrashed: row.trashedAt !== null,
  }
  const { lineage, version } = upload
  const [former] = await db
    .select({ version: media.version, mediaId: media.id })
    .from(correctedEditions)
    .innerJoin(media, eq(media.id, correctedEditions.mediaId))
    .where(and(eq(media.lineage, lineage), ne(media.version, version)))
    .orderBy(desc(media.version))
    .limit(1)
  return { current, former, hasText }
}

export async function correctedFileOf(actor: Actor, entryId: number, now: number) {
  const db = read()
  const [row] = await db
    .select({
      mediaId: media.id,
      ...pick(media, 'name', 'lineage', 'version'),
      language: entries.language,
    })
    .from(correctedEditions)
    .innerJoin(entries, eq(entries.id, correctedEditions.entryId))
    .innerJoin(media, and(eq(media.id, correctedEditions.mediaId), eq(media.sha256, correctedEditions.sha256)))
    .where(and(eq(correctedEditions.entryId, entryId), isReadable(actor)))
  if (!row) return undefined
  const { mediaId, name, lineage, version, language } = row
  const isOld = (await db.$count(media, and(eq(media.lineage, lineage), gt(media.version, version)))) > 0
  return { mediaId, name, isOld, reading: await readingOfFile({ mediaId, language, now }) }
}
