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

/** A file that arrived: on the disk, for nobody else to read, and not known to be anything yet. */
export type ReceivedFile = { path: string; bytes: number; sha256: string }

/** Says after each piece why no more is wanted: the piece, and how many bytes came so far. */
type WhyNot = (piece: Buffer, bytes: number) => Refused | undefined

/**
 * Writes a file as it arrives; no more of it than a few pieces is ever in memory. What is left where it is refused, the
 * caller removes. @throws what the disk says
 */
export async function writeReceived(source: Readable, path: string, whyNot: WhyNot): Promise<Result<ReceivedFile>> {
  const hash = createHash('sha256')
  let bytes = 0
  let refusal: Refused | undefined
  const counted = new Transform({
    transform(piece: Buffer, _, next) {
      bytes += piece.length
      refusal = whyNot(piece, bytes)
      hash.update(piece)
      next(refusal && new Error('refused'), piece)
    },
  })
  try {
    await pipeline(source, counted, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  } catch (error) {
    if (refusal) return refusal
    if (['open', 'write', 'close'].includes((error as { syscall?: string }).syscall ?? '')) throw error
    return refused(cutShort)
  }
  return done({ path, bytes, sha256: hash.digest('hex') })
}

/**
 * Has a file at hand while `use` works with it: received among the uploads, where it can stay by a new name, and gone in
 * the end where it did not.
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
    const received = await writeReceived(stream, path, whyNot)
    return received.ok ? await use(received.value) : received
  } finally {
    await rm(path, { force: true })
  }
}

/** How long (ms) nobody has written to what is unfinished, and will not any more: a request ends after half an hour. */
const abandoned = 60 * 60_000

/** Removes what processes that were killed had begun to write among the uploads (`now` UTC ms). */
export async function removeUnfinished(now: number) {
  const names = await readdir(mediaRoot()).catch(() => [])
  for (const name of names.filter((name) => /^\.[0-9a-z]{12}\.partial$/.test(name))) {
    const path = join(mediaRoot(), name)
    if ((await lastWritten(path)) < now - abandoned) await rm(path, { recursive: true, force: true })
  }
}

async function lastWritten(path: string): Promise<number> {
  const inside = await readdir(path).catch(() => [])
  const times = await Promise.all([path, ...inside.map((name) => join(path, name))].map(changedAt))
  return Math.max(...times)
}

/** What has gone meanwhile is somebody's who is at work. */
function changedAt(path: string) {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Infinity,
  )
}
