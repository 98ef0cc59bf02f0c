import { buffer } from 'node:stream/consumers'
import { checksumOfStream, type Pause } from '../files/checksum'
import { mediaStore } from './media'

export async function readStored(path: string): Promise<Buffer | undefined> {
  const opened = await mediaStore().open(path)
  return opened && buffer(opened.stream)
}

/**
 * Reads in pieces, never the whole file. Returns SHA-256 (hex) and the length (bytes), or undefined.
 * @param pause awaited after each piece, to let others run
 * @throws errors of the store, and any error after the `signal` is aborted
 */
export async function checksumOfStored(path: string, { pause, signal }: { pause?: Pause; signal?: AbortSignal } = {}) {
  const opened = await mediaStore().open(path, { signal })
  return opened && checksumOfStream(opened.stream, pause)
}
