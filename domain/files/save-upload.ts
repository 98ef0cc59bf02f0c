import { extname } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { write, type Tx } from '@/db/connection'
import type { Lock } from '@/db/locks/lock'
import { media, storedFiles } from '@/db/schema'
import { endings, type MediaType } from '@/lib/files/media-types'
import { randomId } from '@/lib/keys/random'
import { done, type Result } from '@/lib/result'
import { latinSlug } from '@/lib/text/slug'
import { isDatabaseAway } from '@/lib/files/storage-fault'
import { mediaStore } from '@/lib/store/media'
import type { Actor } from '@/domain/staff/actor'
import { entriesReleasing } from '@/domain/consents/affected'
import { applyAllConsentEndsIn } from '@/domain/consents/ends'
import { record } from '@/domain/staff/audit'
import { indexPages, savePages } from '@/domain/entries/search-index'
import { duplicateOf, type Duplicate } from './duplicates'
import { saveEdition } from './editions'
import type { Media } from './media'
import { clearNumber, discardFiles, rowsOfFiles, placeFiles, withUploadNumbers, type PreparedUpload } from './storage'
import { quotaProblem } from './upload-quota'
import { nextVersion, descriptionOf } from './versions'

export type UploadDetails = {
  name: string
  alt?: string
  origin?: string
  replaces?: string
  keepBoth?: boolean
  known?: Partial<typeof media.$inferInsert>
  verb?: 'uploaded' | 'cropped'
  /** The upload's id in another archive, kept if it is free, so that addresses stay. */
  id?: string
}

type NewUpload = UploadDetails & { type: MediaType; prepared: PreparedUpload }

export async function saveUpload(actor: Actor, upload: NewUpload, now: number): Promise<Result<Media> | Duplicate> {
  const { id } = upload
  if (id === undefined) return storeWithRow(actor, { ...upload, id: randomId() }, now)
  return withUploadNumbers(async (lock) => {
    const acceptance = await write(async (tx) => acceptUploadIn(tx, actor, { ...upload, id }, now))
    if (!acceptance.ok) return acceptance
    await clearNumber(id)
    return storeWithRow(actor, { ...upload, id }, now, lock)
  })
}

type NumberedUpload = NewUpload & { id: string }

/** Stores files, then rows. If the result is unknown, a later clean-up decides. */
async function storeWithRow(
  actor: Actor,
  upload: NumberedUpload,
  now: number,
  lock?: Lock,
): Promise<Result<Media> | Duplicate> {
  const { id, prepared } = upload
  await mediaStore().put(id, prepared.contents)
  const saved = await write(async (tx) => {
    if (lock && !(await lock.confirm())) throw new Error('The lock of numbers was lost while files were stored.')
    const acceptance = await acceptUploadIn(tx, actor, upload, now)
    return acceptance.ok
      ? done(await insertUploadIn(tx, actor, { upload, details: acceptance.value }, now))
      : acceptance
  }).catch(async (error) => {
    if (!isDatabaseAway(error) && (!lock || (await lock.confirm()))) await discardFiles(id)
    throw error
  })
  if (!saved.ok) await discardFiles(id)
  else await Promise.all([indexPages(id), placeFiles(id)])
  return saved
}

type MediaInsert = typeof media.$inferInsert
type VersionDetails = Partial<MediaInsert> & { lineage: string }

async function acceptUploadIn(
  tx: Tx,
  actor: Actor,
  upload: NumberedUpload,
  now: number,
): Promise<Result<VersionDetails> | Duplicate> {
  if ((await tx.$count(media, eq(media.id, upload.id))) > 0) throw new Error('An upload has this number already.')
  return (await quotaProblem(tx, actor, upload.prepared.facts.bytes, now)) ?? (await versionOf(tx, actor, upload, now))
}

async function insertUploadIn(
  tx: Tx,
  actor: Actor,
  { upload, details }: { upload: NumberedUpload; details: VersionDetails },
  now: number,
): Promise<Media> {
  const { id, type, origin } = upload
  const { contents, facts, pageTexts = [], edition } = upload.prepared
  const base = latinSlug(upload.name.slice(0, -extname(upload.name).length || undefined), id)
  const row = {
    id,
    name: `${base}${endings[type][0]}`,
    type,
    uploadedBy: actor.id,
    uploadedAt: now,
    origin,
    ...facts,
    ...details,
    ...(await markOfLineage(tx, details.lineage)),
  }
  const [stored] = await tx.insert(media).values(row).returning()
  await tx.insert(storedFiles).values(rowsOfFiles(id, contents))
  if (edition) await saveEdition(tx, stored!, { pageTexts, edition })
  else await savePages(tx, id, pageTexts)
  const detail = { upload: id, bytes: stored!.bytes, version: stored!.version }
  await record(tx, actor, { verb: upload.verb ?? 'uploaded', detail }, now)
  if (stored!.people === 'at risk' && stored!.version > 1)
    await applyAllConsentEndsIn(tx, actor, await entriesReleasing(tx, [stored!.lineage]), now)
  return stored!
}

async function versionOf(
  tx: Tx,
  actor: Actor,
  upload: NumberedUpload,
  now: number,
): Promise<Result<VersionDetails> | Duplicate> {
  const { id, type, replaces, alt, keepBoth } = upload
  const { sha256, credit } = upload.prepared.facts
  if (!replaces) {
    const duplicate = keepBoth ? undefined : await duplicateOf(tx, actor, { id, sha256 }, now)
    return duplicate ?? done({ lineage: id, version: 1, alt, ...upload.known })
  }
  const versionCheck = await nextVersion(tx, actor, { id, type, sha256, replaces }, now)
  if (!versionCheck.ok) return versionCheck
  const { lineage, version, before } = versionCheck.value
  const words = descriptionOf(before)
  return done({ lineage, version, ...words, credit: credit || words.credit, ...upload.known })
}

/** A new version of a picture at risk is at risk: it shows the same people. */
async function markOfLineage(tx: Tx, lineage: string | undefined): Promise<Pick<Media, 'people'> | undefined> {
  if (!lineage) return undefined
  const isMarked = and(eq(media.lineage, lineage), eq(media.people, 'at risk'))
  return (await tx.$count(media, isMarked)) > 0 ? { people: 'at risk' } : undefined
}
