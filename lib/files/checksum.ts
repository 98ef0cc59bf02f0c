import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'

/** Bytes between two pauses, so that hashing does not block others. */
const bytesPerPiece = 262_144

/** Returns SHA-256 (hex) and bytes, read in pieces with a `pause` after each. @throws the reason of the `signal` */
export async function checksumOf(file: string, { pause, signal }: { pause?: Pause; signal?: AbortSignal } = {}) {
  return checksumOfStream(
    createReadStream(/* turbopackIgnore: true */ file, { highWaterMark: bytesPerPiece, signal }),
    pause,
  )
}

export type Pause = () => Promise<void>

export async function checksumOfStream(stream: Readable, pause?: Pause) {
  const hash = createHash('sha256')
  let bytes = 0
  let unpaused = 0
  for await (const chunk of stream) {
    const { length } = chunk as Buffer
    hash.update(chunk as Buffer)
    bytes += length
    if ((unpaused += length) < bytesPerPiece) continue
    unpaused = 0
    await pause?.()
  }
  if (unpaused > 0) await pause?.()
  return { bytes, sha256: hash.digest('hex') }
}
