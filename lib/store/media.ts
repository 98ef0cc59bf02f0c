import { join } from 'node:path'
import { env } from '../process/env'
import { FolderStore } from './folder-store'
import { S3Store } from './s3-store'
import type { Store } from './store'
import { buffer } from 'node:stream/consumers'
import { checksumOfStream, type Pause } from '../files/checksum'

/** The folder of uploads; with a bucket, it has only files that are being received. */
export function mediaRoot() {
  return join(env().dataDir, 'media')
}

const globalKey = Symbol.for('gazette.media-store')
const globalState = globalThis as { [globalKey]?: { place: string; store: Store } }

export function mediaStore(): Store {
  const { bucket } = env()
  const root = mediaRoot()
  const place = bucket ? `${root} ${bucket.url}/${bucket.prefix}` : root
  if (globalState[globalKey]?.place !== place)
    globalState[globalKey] = { place, store: bucket ? new S3Store(bucket, root) : new FolderStore(root) }
  return globalState[globalKey].store
}

export async function readStored(path: string): Promise<Buffer | undefined> {
  const opened = await mediaStore().open(path)
  return opened && buffer(opened.stream)
}

/** Returns SHA-256 (hex) and bytes, or undefined. Reads in pieces; `pause` is awaited after each. @throws if aborted */
export async function checksumOfStored(path: string, { pause, signal }: { pause?: Pause; signal?: AbortSignal } = {}) {
  const opened = await mediaStore().open(path, { signal })
  return opened && checksumOfStream(opened.stream, pause)
}
