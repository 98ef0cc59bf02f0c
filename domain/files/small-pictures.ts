import { and, asc, eq, gt, isNull, notExists } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { smallWidthsOf, widthsOf } from '@/lib/files/media-files'
import { sha256 } from '@/lib/keys/random'
import { readStored } from '@/lib/store/media'
import { childQueue } from './child-queue'
import { makeEachDue, type DueWork } from './due-uploads'
import type { Media } from './media'
import { drawSmall } from './pictures'
import { addFiles } from './replacing'

const [narrowestWidth] = smallWidthsOf(Infinity) as [number]

type DueUpload = Pick<Media, 'id' | 'sha256'> & { width: number | null }

async function dueAfter(after: string): Promise<DueUpload | undefined> {
  const small = read()
    .select({ name: storedFiles.name })
    .from(storedFiles)
    .where(and(eq(storedFiles.mediaId, media.id), eq(storedFiles.name, `${narrowestWidth}.webp`)))
  const [upload] = await read()
    .select({ id: media.id, sha256: media.sha256, width: media.width })
    .from(media)
    .where(and(gt(media.id, after), gt(media.width, narrowestWidth), isNull(media.trashedAt), notExists(small)))
    .orderBy(asc(media.id))
    .limit(1)
  return upload
}

/** Makes small files of older uploads when nobody sends a file; returns the number of uploads. */
export function makeDueSmallFiles(work: DueWork): Promise<number> {
  return makeEachDue(dueAfter, makeSmallFiles, work)
}

async function makeSmallFiles(upload: DueUpload, signal: AbortSignal): Promise<boolean> {
  const bytes = await narrowestFile(upload)
  if (!bytes) return false
  const turn = { asker: 'small pictures', isBackground: true, signal }
  const drawn = await childQueue().inTurn(turn, () => drawSmall(bytes))
  return drawn.ok && !signal.aborted && addFiles(upload, drawn.value)
}

/** Returns the narrowest public file; undefined while the upload is being blurred. */
async function narrowestFile({ id, width }: DueUpload): Promise<Buffer | undefined> {
  const name = `${widthsOf(width ?? 0)[0]}.webp`
  const isThisFile = and(eq(storedFiles.mediaId, id), eq(storedFiles.name, name), isNull(storedFiles.problem))
  const [row] = await read().select({ sum: storedFiles.sha256 }).from(storedFiles).where(isThisFile)
  const bytes = row && (await readStored(`${id}/${name}`))
  return bytes && sha256(bytes) === row.sum ? bytes : undefined
}
