import { and, asc, eq, ne, or } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { media } from '@/db/schema'
import { masterFile } from '@/lib/files/media-files'
import { isPicture, type PictureType } from '@/lib/files/media-types'
import { areasProblem, type PictureArea } from '@/lib/files/picture-areas.mjs'
import { done, refused, type Result } from '@/lib/result'
import { mediaStore } from '@/lib/store/media'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { childQueue } from './child-queue'
import { readMaster } from './master'
import { permittedUpload, visibleTo, type Media } from './media'
import { blurInChild } from './pictures'
import { replaceFiles } from './replacing'
import { isUsedLive } from './uses'

export type { PictureArea } from '@/lib/files/picture-areas.mjs'

type BlurRequest = {
  id: string
  /** SHA-256 of the picture on which the areas were drawn. */
  seen: string
  areas: PictureArea[]
  alsoIds?: string[]
}

export type BlurReport = { id: string; name: string; version: number; problem?: string }[]

/** Blurs areas for good: every file is replaced, the address stays. Refused if the picture is not the one `seen`. */
export async function blurUpload(
  actor: Actor,
  { id, seen, areas, alsoIds = [] }: BlurRequest,
  now: number,
): Promise<Result<BlurReport>> {
  const uploadCheck = await uploadToBlur(read(), actor, id, now)
  if (!uploadCheck.ok) return uploadCheck
  const upload = uploadCheck.value
  if (upload.sha256 !== seen) return refused(changedMeanwhile)
  const problem = areasProblem(areas, { width: upload.width!, height: upload.height! })
  if (problem) return refused(problem)
  const others = (await samePictures(actor, upload)).filter((other) => alsoIds.includes(other.id))
  const blurred = await blurPictureOnce(actor, { upload, areas }, now)
  if (!blurred.ok) return blurred
  const report: BlurReport = [blurReportOf(upload)]
  for (const other of others) {
    const result = await blurOther(actor, { upload, other, areas }, now)
    report.push({ ...blurReportOf(other), problem: result.ok ? undefined : result.problems[0]!.message })
  }
  return done(report)
}

const changedMeanwhile = 'Somebody changed this picture meanwhile. Load the page again and look at it as it is now.'

async function uploadToBlur(db: Db, actor: Actor, id: string, now: number): Promise<Result<Media>> {
  const uploadCheck = await permittedUpload(db, actor, id)
  if (!uploadCheck.ok) return uploadCheck
  if (!isPicture(uploadCheck.value.type)) return refused('Only a picture can be blurred.')
  if (!may(actor, 'release') && (await isUsedLive(db, id, now)))
    return refused('Readers have it now, so only an editor can change it.')
  return uploadCheck
}

/** Returns other versions of a picture and uploads with the same bytes, including those in the trash. */
export async function samePictures(actor: Actor, { id, lineage, sha256: sum }: Media): Promise<Media[]> {
  permit(actor, 'upload')
  const isSame = and(or(eq(media.lineage, lineage), eq(media.sha256, sum)), ne(media.id, id))
  const rows = await read()
    .select()
    .from(media)
    .where(and(isSame, visibleTo(read(), actor)))
    .orderBy(asc(media.lineage), asc(media.version))
  return rows.filter(({ type }) => isPicture(type))
}

async function blurOther(
  actor: Actor,
  { upload, other, areas }: { upload: Media; other: Media; areas: PictureArea[] },
  now: number,
) {
  if (other.width !== upload.width || other.height !== upload.height) return refused('It has another size.')
  const mayChange = may(actor, 'changeUpload', { createdBy: other.uploadedBy })
  const uploadCheck = mayChange ? await uploadToBlur(read(), actor, other.id, now) : uploadedBySomeoneElse
  return uploadCheck.ok ? blurPictureOnce(actor, { upload: uploadCheck.value, areas }, now) : uploadCheck
}

const uploadedBySomeoneElse = refused('Someone else uploaded it. An editor can blur it.')

async function blurPictureOnce(
  actor: Actor,
  { upload, areas }: { upload: Media; areas: PictureArea[] },
  now: number,
): Promise<Result> {
  const type = upload.type as PictureType
  const master = await readMaster(upload)
  if (!master.ok) return master
  const turn = { asker: String(actor.id) }
  const drawn = await childQueue().inTurn(turn, () => blurInChild(master.value, { type, areas }))
  if (!drawn.ok) return drawn
  const { contents, facts } = drawn.value
  const replaced = await replaceFiles(
    { upload, main: masterFile(type), contents },
    async (tx, { bytes, sha256: sum }) => {
      const changes = { bytes, sha256: sum, tone: facts.tone }
      const [row] = await tx.update(media).set(changes).where(eq(media.id, upload.id)).returning()
      await record(tx, actor, { verb: 'blurred a picture', detail: { upload: upload.id } }, now)
      return row!
    },
  )
  if (!replaced) throw new Error('A picture was not replaced.')
  if ('ok' in replaced) return refused(changedMeanwhile)
  await removeMovedAside(upload.id)
  return done(undefined)
}

/** Removes files that an import moved aside under the id of the upload: they may be the same picture. */
async function removeMovedAside(id: string) {
  for await (const { name } of mediaStore().names())
    if (name.startsWith(`.${id}.left-`)) await mediaStore().remove(name)
}

function blurReportOf({ id, name, version }: Media) {
  return { id, name, version }
}
