import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { read, write, type Db } from '@/db/connection'
import { audit, media, releases, revisionMedia, storedFiles } from '@/db/schema'
import { documentFile, mediaRoot } from '@/lib/media-files'
import { isPicture } from '@/lib/media-types'
import { randomId, sha256 } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { childQueue } from './child-queue'
import { storeUpload } from './intake'
import { findMedia, type Media } from './media'
import { withoutProperties } from './pdf/rewrite'

const decisions = { keep: 'kept properties', remove: 'took out properties' } as const

/** What readers of a document can see about its making, and whether someone has decided that they may. */
export async function propertiesOf(actor: Actor, id: string) {
  permit(actor, 'upload')
  const [upload] = await findMedia(actor, [id])
  if (!upload || isPicture(upload.type)) return undefined
  return { told: propertiesToDecide(upload), decided: await isDecided(id) }
}

/** What there is to decide about: a title that is one is no secret. */
export function propertiesToDecide({ title, properties }: Pick<Media, 'title' | 'properties'>): Media['properties'] {
  const { title: own, ...told } = properties
  return own === title ? told : properties
}

async function isDecided(id: string) {
  const [found] = await read()
    .select({ id: audit.id })
    .from(audit)
    .where(and(inArray(audit.verb, Object.values(decisions)), eq(sql`${audit.detail} ->> 'upload'`, id)))
    .limit(1)
  return found !== undefined
}

type Choice = { id: string }

/** Readers may see them: remembered, so that nobody is asked again. */
export async function keepProperties(actor: Actor, { id }: Choice, now: number): Promise<Result> {
  const upload = await uploadToChange(actor, id)
  if (!upload.ok) return upload
  await write(async (tx) => record(tx, actor, { verb: decisions.keep, detail: { upload: id } }, now))
  return done(undefined)
}

/**
 * Takes what a PDF tells of its making out of it, title aside. While nothing that was released uses it, the result takes
 * its place; otherwise what readers have stays as it is, and the result is its next version, to be put into a text.
 */
export async function removeProperties(
  actor: Actor,
  { id, signal }: Choice & { signal?: AbortSignal },
  now: number,
): Promise<Result<Media>> {
  const found = await uploadToChange(actor, id)
  if (!found.ok) return found
  const upload = found.value
  if (upload.type !== 'application/pdf') return refused(inItsProgram)
  const file = { path: join(mediaRoot(), id, documentFile(upload.type)), bytes: upload.bytes }
  const turn = { asker: String(actor.id), signal }
  const rewritten = await childQueue().inTurn(turn, () => withoutProperties(file, signal))
  if (!rewritten.ok) return rewritten
  const replaced = await replaceBytes(actor, { upload, bytes: rewritten.value }, now)
  if (replaced) return done(replaced)
  const { name, alt, origin } = upload
  const next = { source: rewritten.value, name, alt, origin: origin ?? undefined, replaces: id, signal }
  const stored = await storeUpload(actor, next, now)
  if (stored.ok)
    await write(async (tx) => {
      for (const one of [id, stored.value.id])
        await record(tx, actor, { verb: decisions.remove, detail: { upload: one } }, now)
    })
  return stored
}

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

/** The same upload with other bytes; undefined where something released uses it, by now. */
async function replaceBytes(actor: Actor, { upload, bytes }: { upload: Media; bytes: Buffer }, now: number) {
  const { id, type } = upload
  const name = documentFile(type as 'application/pdf')
  const beside = join(mediaRoot(), `.${randomId()}.partial`)
  const facts = { bytes: bytes.length, sha256: sha256(bytes) }
  const kept: Media['properties'] = upload.title ? { title: upload.title } : {}
  await writeFile(beside, bytes, { mode: 0o600, flush: true })
  try {
    const row = await write(async (tx) => {
      if (await isReleased(tx, id)) return undefined
      const [row] = await tx
        .update(media)
        .set({ ...facts, properties: kept })
        .where(eq(media.id, id))
        .returning()
      await tx
        .update(storedFiles)
        .set({ ...facts, checkedAt: null, problem: null })
        .where(and(eq(storedFiles.mediaId, id), eq(storedFiles.name, name)))
      await record(tx, actor, { verb: decisions.remove, detail: { upload: id } }, now)
      return row
    })
    if (row) await rename(beside, join(mediaRoot(), id, name))
    return row
  } finally {
    await rm(beside, { force: true })
  }
}

async function isReleased(db: Db, id: string) {
  const [used] = await db
    .select({ id: releases.id })
    .from(releases)
    .innerJoin(revisionMedia, eq(revisionMedia.revisionId, releases.revisionId))
    .where(and(eq(revisionMedia.mediaId, id), isNull(releases.cancelledAt)))
    .limit(1)
  return used !== undefined
}
