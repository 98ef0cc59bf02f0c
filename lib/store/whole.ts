import { buffer } from 'node:stream/consumers'
import { checksumOfStream, type Pause } from '../files/checksum'
import { mediaStore } from './media'

/** All bytes of a stored file, for what reads it as a whole; undefined where there is none. */
export async function readStored(path: string): Promise<Buffer | undefined> {
  const opened = await mediaStore().open(path)
  return opened && buffer(opened.stream)
}

/**
 * The SHA-256 (hex) and the length (bytes) of a stored file, read piece by piece and never held whole; undefined where there is none.
 * @param pause awaited after each piece, for whoever must not be in the way
 * @throws what the store says, and an error of any kind once a `signal` gives up
 */
export async function checksumOfStored(path: string, { pause, signal }: { pause?: Pause; signal?: AbortSignal } = {}) {
  const opened = await mediaStore().open(path, { signal })
  return opened && checksumOfStream(opened.stream, pause)
}
