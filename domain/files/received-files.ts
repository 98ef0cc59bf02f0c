import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { mediaRoot } from '@/lib/media-files'
import { randomId } from '@/lib/random'
import { done, refused, type Refused, type Result } from '@/lib/result'
import { cutShort } from './child-queue'

/** A file that was received: on the disk, readable for nobody else, and not yet checked. */
export type ReceivedFile = { path: string; bytes: number; sha256: string }

/** Is called with each piece and the number of bytes so far; answers with a refusal to stop receiving. */
type WhyNot = (piece: Buffer, bytes: number) => Refused | undefined

/**
 * Writes a file as it arrives; no more than a few pieces of it are in memory. Where it is refused, the caller removes the
 * incomplete file. @throws errors of the disk
 */
export async function writeReceived(source: Readable, path: string, whyNot: WhyNot): Promise<Result<ReceivedFile>> {
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
    return refused(cutShort)
  }
  return done({ path, bytes, sha256: hash.digest('hex') })
}

/**
 * Receives a file for `use`, among the uploads, so that `use` can keep it by renaming it. Otherwise it is removed in the end.
 */
export async function withReceived<T>(
  source: Buffer | Readable,
  use: (file: ReceivedFile) => Promise<T>,
  whyNot: WhyNot = () => undefined,
): Promise<T | Refused> {
  const path = join(mediaRoot(), `.${randomId()}.partial`)
  try {
    await mkdir(mediaRoot(), { recursive: true, mode: 0o700 })
    const stream = Buffer.isBuffer(source) ? Readable.from([source]) : source
    const writing = await writeReceived(stream, path, whyNot)
    return writing.ok ? await use(writing.value) : writing
  } finally {
    await rm(path, { force: true })
  }
}

/** An unfinished file that has not changed for so long (ms) is abandoned: a request ends after half an hour. */
const abandonedAfter = 60 * 60_000

/** Removes unfinished files and folders that killed processes left among the uploads (`now` UTC ms). */
export async function removeUnfinished(now: number) {
  const names = await readdir(mediaRoot()).catch(() => [])
  for (const name of names.filter((name) => /^\.[0-9a-z]{12}\.partial$/.test(name))) {
    const path = join(mediaRoot(), name)
    if ((await lastWritten(path)) < now - abandonedAfter) await rm(path, { recursive: true, force: true })
  }
}

async function lastWritten(path: string): Promise<number> {
  const inside = await readdir(path).catch(() => [])
  const times = await Promise.all([path, ...inside.map((name) => join(path, name))].map(changedAt))
  return Math.max(...times)
}

/** When a file changed; one that is no longer there was just finished by another process, so it counts as new. */
function changedAt(path: string) {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Infinity,
  )
}
