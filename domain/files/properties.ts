import { and, eq, inArray, isNull } from 'drizzle-orm'
import { read, write, type Db } from '@/db/connection'
import { hasField } from '@/db/dialect'
import { audit, media, releases, revisionMedia } from '@/db/schema'
import { checksumOf } from '@/lib/files/checksum'
import { documentFile } from '@/lib/files/media-files'
import { isPicture } from '@/lib/files/media-types'
import { done, refused, type Result } from '@/lib/result'
import { mediaStore } from '@/lib/store/media'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { childQueue } from './child-queue'
import { storeUpload } from './intake'
import { findMedia, type Media } from './media'
import { withoutProperties } from './pdf/rewrite'
import { replaceFiles } from './replacing'

const decisionVerbs = { keep: 'kept properties', remove: 'took out properties' } as const

export async function propertiesOf(actor: Actor, id: string) {
  permit(actor, 'upload')
  const [upload] = await findMedia(actor, [id])
  if (!upload || isPicture(upload.type)) return undefined
  return { visibleProperties: propertiesToDecide(upload), isDecided: await isDecided(id) }
}

/** Leaves out a title that readers see anyway. */
export function propertiesToDecide({ title, properties }: Pick<Media, 'title' | 'properties'>): Media['properties'] {
  const { title: embeddedTitle, ...rest } = properties
  return embeddedTitle === title ? rest : properties
}

async function isDecided(id: string) {
  const [decision] = await read()
    .select({ id: audit.id })
    .from(audit)
    .where(and(inArray(audit.verb, Object.values(decisionVerbs)), hasField(audit.detail, 'upload', id)))
    .limit(1)
  return decision !== undefined
}

export async function acceptProperties(actor: Actor, { id }: { id: string }, now: number): Promise<Result> {
  const upload = await uploadToChange(actor, id)
  if (!upload.ok) return upload
  await write(async (tx) => record(tx, actor, { verb: decisionVerbs.keep, detail: { upload: id } }, now))
  return done(undefined)
}

/** Removes the properties of a PDF except the title: in place before a release, else as a new version. */
export async function removeProperties(
  actor: Actor,
  { id, signal }: { id: string; signal?: AbortSignal },
  now: number,
): Promise<Result<Media>> {
  const uploadCheck = await uploadToChange(actor, id)
  if (!uploadCheck.ok) return uploadCheck
  const upload = uploadCheck.value
  if (upload.type !== 'application/pdf') return refused(inItsProgram)
  const turn = { asker: String(actor.id), signal }
  const rewritten = await mediaStore().withFile(`${id}/${documentFile(upload.type)}`, async (path) => {
    // If two people do this at once, the second would start from a replaced file.
    if ((await checksumOf(path)).sha256 !== upload.sha256) return refused(notInPlace)
    return childQueue().inTurn(turn, () => withoutProperties({ path, bytes: upload.bytes }, signal))
  })
  if (!rewritten) return refused('This file is missing. It is listed under “To fix”.')
  if (!rewritten.ok) return rewritten
  const replaced = await replaceBytes(actor, { upload, bytes: rewritten.value }, now)
  if (replaced) return 'ok' in replaced ? replaced : done(replaced)
  const { name, alt, origin } = upload
  const next = { source: rewritten.value, name, alt, origin: origin ?? undefined, replaces: id, signal }
  const stored = await storeUpload(actor, next, now)
  if (stored.ok)
    await write(async (tx) => {
      for (const uploadId of [id, stored.value.id])
        await record(tx, actor, { verb: decisionVerbs.remove, detail: { upload: uploadId } }, now)
    })
  return stored
}

const notInPlace =
  'This file is not what is known of it. Somebody may just be changing it: try again in a minute. If that was broken off, it is finished within two hours; otherwise it is listed under “To fix”.'

const inItsProgram =
  'In Word, Excel or PowerPoint, choose File, Info, Inspect Document, Remove All; then save and upload the file again.'

async function uploadToChange(actor: Actor, id: string): Promise<Result<Media>> {
  permit(actor, 'upload')
  const [upload] = await findMedia(actor, [id])
  if (!upload) return refused('This file is no longer there.')
  if (upload.uploadedBy !== actor.id && !may(actor, 'write'))
    return refused('Someone else uploaded this file. They can decide, or an editor.')
  return done(upload)
}

/** Returns undefined if a release uses the file by now. */
async function replaceBytes(actor: Actor, { upload, bytes }: { upload: Media; bytes: Buffer }, now: number) {
  const { id, type, title } = upload
  const name = documentFile(type as 'application/pdf')
  const remaining: Media['properties'] = title ? { title } : {}
  return replaceFiles({ upload, main: name, contents: { [name]: bytes } }, async (tx, facts) => {
    if (await isReleased(tx, id)) return undefined
    const [row] = await tx
      .update(media)
      .set({ ...facts, properties: remaining })
      .where(eq(media.id, id))
      .returning()
    await record(tx, actor, { verb: decisionVerbs.remove, detail: { upload: id } }, now)
    return row!
  })
}

async function isReleased(db: Db, id: string) {
  const [release] = await db
    .select({ id: releases.id })
    .from(releases)
    .innerJoin(revisionMedia, eq(revisionMedia.revisionId, releases.revisionId))
    .where(and(eq(revisionMedia.mediaId, id), isNull(releases.cancelledAt)))
    .limit(1)
  return release !== undefined
}
