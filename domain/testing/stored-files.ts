import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { write } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { mediaRoot } from '@/lib/store/media'
import { randomId, sha256 } from '@/lib/keys/random'
import type { MediaType } from '@/lib/files/media-types'

// For tests: uploads with their files on the disk, without reading what they hold.

type UploadOptions = {
  type?: MediaType
  name?: string
  files?: Record<string, string>
  isKnown?: boolean
  uploadedBy?: number
}

/** An upload whose files are as given, the first of them the original; `isKnown: false` keeps no checksums of them. */
export async function uploaded({ isKnown = true, ...options }: UploadOptions = {}) {
  const { type = 'application/pdf', name = 'report.pdf', files = { 'document.pdf': '%PDF true' }, uploadedBy } = options
  const id = randomId()
  mkdirSync(join(mediaRoot(), id), { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(mediaRoot(), id, file), text)
  const [original] = Object.values(files)
  const facts = { bytes: original!.length, sha256: sha256(original!), uploadedAt: 0, uploadedBy }
  await write(async (tx) => {
    await tx.insert(media).values({ id, lineage: id, name, type, ...facts })
    const rows = Object.entries(files).map(([file, text]) => ({
      mediaId: id,
      name: file,
      bytes: text.length,
      sha256: sha256(text),
    }))
    if (isKnown) await tx.insert(storedFiles).values(rows)
  })
  return id
}

export function fileOf(mediaId: string, name = 'document.pdf') {
  return join(mediaRoot(), mediaId, name)
}
