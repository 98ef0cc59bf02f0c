import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Pieces (bytes) that a file is read in: small enough that nobody waits for one to be worked out. */
const piece = 262_144

/**
 * The SHA-256 (hex) and the length (bytes) of a file, read piece by piece and never held whole.
 * @param pause awaited after each piece, for whoever must not be in the way
 * @throws what the file system says, and the reason of a `signal` that gives up
 */
export async function checksumOf(file: string, { pause, signal }: { pause?: Pause; signal?: AbortSignal } = {}) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(/* turbopackIgnore: true */ file, { highWaterMark: piece, signal })) {
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
    await pause?.()
  }
  return { bytes, sha256: hash.digest('hex') }
}

export type Pause = () => Promise<void>
