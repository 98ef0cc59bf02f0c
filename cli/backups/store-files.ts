import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/process/env'
import { checksumOf } from '@/lib/files/checksum'
import { mediaStore } from '@/lib/store/media'
import type { LocalFile } from '@/lib/store/store'

/** Puts a backup's uploads into the bucket, before its database is in place. Other files in the bucket stay. */
export async function storeFiles(folder: string) {
  if (!env().bucket) return
  const media = join(folder, 'media')
  for (const id of await readdir(media).catch(() => [])) {
    await mediaStore().put(id, await localFilesIn(join(media, id)))
    await mediaStore().unmarkGroup(id)
  }
  await rm(media, { recursive: true, force: true })
}

async function localFilesIn(folder: string) {
  const files: Record<string, LocalFile> = {}
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    files[name] = { path, ...(await checksumOf(path)) }
  }
  return files
}
