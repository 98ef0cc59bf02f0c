import { join } from 'node:path'
import { env } from '../process/env'
import { FolderStore } from './folder-store'
import { S3Store } from './s3-store'
import type { Store } from './store'

/** The folder of uploads in DATA_DIR. With a bucket, only what is being received lies there. */
export function mediaRoot() {
  return join(env().dataDir, 'media')
}

// Next's bundles each load this module; connections to a bucket are shared by all.
const key = Symbol.for('gazette.media-store')
const shared = globalThis as { [key]?: { place: string; store: Store } }

/** Returns where the files of uploads are: the bucket that MEDIA_URL names, or the folder in DATA_DIR. */
export function mediaStore(): Store {
  const { bucket } = env()
  const root = mediaRoot()
  const place = bucket ? `${root} ${bucket.url}/${bucket.prefix}` : root
  if (shared[key]?.place !== place)
    shared[key] = { place, store: bucket ? new S3Store(bucket, root) : new FolderStore(root) }
  return shared[key].store
}
