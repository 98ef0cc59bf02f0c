import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'

/** The number of bytes that are read before others get their turn: little enough that nobody waits for it to be worked out. */
const piece = 262_144

/**
 * The SHA-256 (hex) and the length (bytes) of a file, read piece by piece and never held whole.
 * @param pause awaited after each piece, for whoever must not be in the way
 * @throws what the file system says, and the reason of a `signal` that gives up
 */
export async function checksumOf(file: string, { pause, signal }: { pause?: Pause; signal?: AbortSignal } = {}) {
  return checksumOfStream(createReadStream(/* turbopackIgnore: true */ file, { highWaterMark: piece, signal }), pause)
}

export type Pause = () => Promise<void>

/** Returns the checksum of all that a stream brings, in chunks of any length. */
export async function checksumOfStream(stream: Readable, pause?: Pause) {
  const hash = createHash('sha256')
  let bytes = 0
  let unpaused = 0
  for await (const chunk of stream) {
    const { length } = chunk as Buffer
    hash.update(chunk as Buffer)
    bytes += length
    if ((unpaused += length) < piece) continue
    unpaused = 0
    await pause?.()
  }
  if (unpaused > 0) await pause?.()
  return { bytes, sha256: hash.digest('hex') }
}
