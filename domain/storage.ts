import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { media } from '@/db/schema'
import { flush } from '@/lib/flush'
import { mediaRoot } from '@/lib/media-files'
import { randomId, sha256 } from '@/lib/random'

type Row = typeof media.$inferInsert

/** What was made of an upload: the files to keep, by name, what is known of it, and the text of each page of a PDF. */
export type Prepared = {
  contents: Record<string, Buffer>
  facts: Pick<Row, 'bytes' | 'sha256' | 'width' | 'height' | 'tone' | 'pages'> &
    Pick<Row, 'title' | 'language' | 'tagged' | 'properties' | 'credit'>
  pageTexts?: string[]
}

/** Writes the files of an upload, all of them or none: into a folder of another name first. Returns what was written. */
export async function keepFiles(mediaId: string, contents: Prepared['contents']) {
  const partial = join(mediaRoot(), `.${mediaId}.partial`)
  try {
    await mkdir(partial, { recursive: true, mode: 0o700 })
    for (const [name, bytes] of Object.entries(contents))
      await writeFile(join(partial, name), bytes, { mode: 0o600, flush: true })
    await flush(partial)
    await rename(partial, join(mediaRoot(), mediaId))
    await flush(mediaRoot())
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
  return Object.entries(contents).map(([name, bytes]) => ({
    ...{ mediaId, name, bytes: bytes.length, sha256: sha256(bytes) },
  }))
}

/**
 * Makes room for an upload whose number is given: what lies there though no row knows it was left by a process that was killed.
 * It is never deleted, like all that no row knows.
 */
export async function layAside(mediaId: string) {
  const left = join(mediaRoot(), `.${mediaId}.left-${randomId()}`)
  await rename(join(mediaRoot(), mediaId), left).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

/** Removes every file of an upload. */
export async function removeFiles(mediaId: string) {
  await rm(join(mediaRoot(), mediaId), { recursive: true, force: true })
}
