import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { media } from '@/db/schema'
import { flush } from '@/lib/flush'
import { mediaRoot } from '@/lib/media-files'
import { randomId, sha256 } from '@/lib/random'
import type { ReceivedFile } from './received-files'

type Row = typeof media.$inferInsert

/** What was made of an upload: the files to keep, by name, what is known of it, and the text of each page of a PDF. */
export type PreparedUpload = {
  contents: Record<string, Buffer | ReceivedFile>
  facts: Pick<Row, 'bytes' | 'sha256' | 'width' | 'height' | 'tone' | 'pages'> &
    Pick<Row, 'title' | 'language' | 'tagged' | 'properties' | 'credit'>
  pageTexts?: string[]
}

/** Writes the files of an upload, all of them or none: into a folder of another name first. Returns what was written. */
export async function keepFiles(mediaId: string, contents: PreparedUpload['contents']) {
  const partial = join(mediaRoot(), `.${mediaId}.partial`)
  try {
    await mkdir(partial, { recursive: true, mode: 0o700 })
    for (const [name, content] of Object.entries(contents)) await put(join(partial, name), content)
    await flush(partial)
    await rename(partial, join(mediaRoot(), mediaId))
    await flush(mediaRoot())
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
  return Object.entries(contents).map(([name, content]) => ({ mediaId, name, ...sizeAndHash(content) }))
}

/** What was made here is written; what arrived is on this disk already and changes its name. */
async function put(path: string, content: Buffer | ReceivedFile) {
  if (Buffer.isBuffer(content)) return writeFile(path, content, { mode: 0o600, flush: true })
  await rename(content.path, path)
  await flush(path)
}

function sizeAndHash(content: Buffer | ReceivedFile) {
  if (Buffer.isBuffer(content)) return { bytes: content.length, sha256: sha256(content) }
  const { bytes, sha256: sum } = content
  return { bytes, sha256: sum }
}

/**
 * Makes room for an upload whose number is given: what lies there though no row knows it was left by a process that was killed.
 * It is never deleted, like all that no row knows.
 */
export async function moveUnknownFolderAside(mediaId: string) {
  const left = join(mediaRoot(), `.${mediaId}.left-${randomId()}`)
  await rename(join(mediaRoot(), mediaId), left).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

/** Removes every file of an upload. */
export async function removeFiles(mediaId: string) {
  await rm(join(mediaRoot(), mediaId), { recursive: true, force: true })
}
