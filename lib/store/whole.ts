import { buffer } from 'node:stream/consumers'
import { checksumOfStream, type Pause } from '../files/checksum'
import { mediaStore } from './media'

export async function readStored(path: string): Promise<Buffer | undefined> {
  const opened = await mediaStore().open(path)
  return opened && buffer(opened.stream)
}

/** Returns SHA-256 (hex) and bytes, or undefined. Reads in pieces; `pause` is awaited after each. @throws if aborted */
export async function checksumOfStored(path: string, { pause, signal }: { pause?: Pause; signal?: AbortSignal } = {}) {
  const opened = await mediaStore().open(path, { signal })
  return opened && checksumOfStream(opened.stream, pause)
}
