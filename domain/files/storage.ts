import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { media } from '@/db/schema'
import { flush } from '@/lib/flush'
import { mediaRoot } from '@/lib/media-files'
import { randomId, sha256 } from '@/lib/random'
import type { ReceivedFile } from './received-files'

type Row = typeof media.$inferInsert

/** What is to be stored of an upload: its files by name, the columns of its row, and the text of each page of a PDF. */
export type PreparedUpload = {
  contents: Record<string, Buffer | ReceivedFile>
  facts: Pick<Row, 'bytes' | 'sha256' | 'width' | 'height' | 'tone' | 'pages'> &
    Pick<Row, 'title' | 'language' | 'tagged' | 'properties' | 'credit'>
  pageTexts?: string[]
}

/** Writes the files of an upload, all or none: first into a folder of another name. Returns the rows of the files. */
export async function keepFiles(mediaId: string, contents: PreparedUpload['contents']) {
  const partial = join(mediaRoot(), `.${mediaId}.partial`)
  try {
    await mkdir(partial, { recursive: true, mode: 0o700 })
    for (const [name, content] of Object.entries(contents)) await writeContent(join(partial, name), content)
    await flush(partial)
    await rename(partial, join(mediaRoot(), mediaId))
    await flush(mediaRoot())
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
  return Object.entries(contents).map(([name, content]) => ({ mediaId, name, ...sizeAndHash(content) }))
}

/** Writes a file that is in memory, or renames one that was received to this disk. */
async function writeContent(path: string, content: Buffer | ReceivedFile) {
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
 * Moves away a folder with the id of an upload that no row has: a killed process left it. It is not deleted, like everything that
 * no row knows.
 */
export async function moveUnknownFolderAside(mediaId: string) {
  const aside = join(mediaRoot(), `.${mediaId}.left-${randomId()}`)
  await rename(join(mediaRoot(), mediaId), aside).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

/** Removes every file of an upload. */
export async function removeFiles(mediaId: string) {
  await rm(join(mediaRoot(), mediaId), { recursive: true, force: true })
}
