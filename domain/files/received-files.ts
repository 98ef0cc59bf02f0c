import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { takeLock } from '@/db/locks/lock'
import { media } from '@/db/schema'
import { env } from '@/lib/process/env'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Refused, type Result } from '@/lib/result'
import { isUnfinishedName, removeAbandoned } from '@/lib/store/folder-store'
import { mediaRoot, mediaStore } from '@/lib/store/media'
import type { LocalFile } from '@/lib/store/store'
import { uploadCutShort } from './child-queue'
import { confirmReplacedFiles, finishReplacement } from './replacing'

/** A file on disk that nobody else can read and that is not yet checked. */
export type ReceivedFile = LocalFile

type CheckPiece = (piece: Buffer, bytes: number) => Refused | undefined

/** Writes a file as it arrives. The caller removes a refused file. @throws errors of the disk */
export async function writeReceived(source: Readable, path: string, whyNot: CheckPiece): Promise<Result<ReceivedFile>> {
  const hash = createHash('sha256')
  let bytes = 0
  let refusal: Refused | undefined
  const counter = new Transform({
    transform(piece: Buffer, _, next) {
      bytes += piece.length
      refusal = whyNot(piece, bytes)
      hash.update(piece)
      next(refusal && new Error('refused'), piece)
    },
  })
  try {
    await pipeline(source, counter, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  } catch (error) {
    if (refusal) return refusal
    if (['open', 'write', 'close'].includes((error as { syscall?: string }).syscall ?? '')) throw error
    return refused(uploadCutShort)
  }
  return done({ path, bytes, sha256: hash.digest('hex') })
}

export async function withReceived<T>(
  source: Buffer | Readable,
  use: (file: ReceivedFile) => Promise<T>,
  whyNot: CheckPiece = () => undefined,
): Promise<T | Refused> {
  const path = unfinishedPath()
  try {
    await mkdir(mediaRoot(), { recursive: true, mode: 0o700 })
    const stream = Buffer.isBuffer(source) ? Readable.from([source]) : source
    const writing = await writeReceived(stream, path, whyNot)
    return writing.ok ? await use(writing.value) : writing
  } finally {
    await rm(path, { force: true })
  }
}

/** Returns a path whose file a clean-up removes if the process is killed. */
export function unfinishedPath() {
  return join(mediaRoot(), `.${randomId()}.partial`)
}

const abandonedAfter = 60 * 60_000

const unfinishedElsewhere = /^(\.probe-[0-9a-z]{12}|secret\.\d+-[0-9a-f]{8}|before-upgrade\.unfinished)$/

/** Removes files that killed processes left, on this machine and in the store (`now` UTC ms). */
export async function removeUnfinished(now: number) {
  const before = now - abandonedAfter
  // With a bucket, uploads are still received in the folder of this machine.
  if (env().bucket) await removeAbandoned(mediaRoot(), isUnfinishedName, before)
  await removeFromStore(before)
  await confirmReplacedFiles()
  await removeAbandoned(env().dataDir, (name) => unfinishedElsewhere.test(name), before)
}

const storeTimeout = 10_000

/** Takes the lock, so as not to remove files that are being stored under an id of another archive. */
async function removeFromStore(before: number) {
  const lock = await takeLock('numbered-uploads', storeTimeout)
  if (!lock) return
  try {
    await mediaStore().removeUnfinished(before, async (group) => {
      if ((await hasRow(group)) || (await finishReplacement(group))) return true
      if (!(await lock.confirm())) throw new Error('The lock of numbers was lost during a clean-up.')
      return false
    })
  } finally {
    await lock.release()
  }
}

async function hasRow(mediaId: string) {
  return (await read().$count(media, eq(media.id, mediaId))) > 0
}
