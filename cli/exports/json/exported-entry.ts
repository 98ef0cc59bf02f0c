import { entryData } from '@/app/(site)/open-data/entry-data'
import type { EntryData } from '@/app/(site)/open-data/shapes'
import { harmlessBody } from '@/domain/content/body/document'
import type { Frame } from '@/components/site/frame'
import type { ListedEntry } from '@/domain/published/entry-list'
import { entryParts } from '@/domain/published/entry-parts'
import type { FilesBeside } from '../beside'
import type { FormerTable } from '../former-table'

export type ExportedEntry = EntryData & {
  /** ProseMirror JSON. */
  body: unknown
  body_schema: number
  picture: { upload: string; alt: string; caption: string; credit: string } | null
  /** Full addresses. */
  former_addresses: string[]
  /** Empty if the export is a single file. */
  stored: { upload: string; path: string; name: string; type: string; bytes: number; sha256: string }[]
}

type EntryToWrite = { frame: Frame; entry: ListedEntry; at: number; former: FormerTable }

export async function exportedEntry(
  { frame, entry, at, former }: EntryToWrite,
  beside?: FilesBeside,
): Promise<ExportedEntry> {
  const { lead } = entry
  const parts = (await entryParts({ entryId: entry.entryId, now: at }))!
  const stored: ExportedEntry['stored'] = []
  for (const upload of beside ? parts.uploads : []) {
    const file = await beside!.keep(upload, entry.title)
    const { id, name, type } = upload
    if (file) stored.push({ upload: id, path: file.path, name, type, bytes: file.bytes, sha256: file.sha256 })
  }
  return {
    ...entryData(frame, entry),
    body: harmlessBody(parts.body),
    body_schema: parts.schemaVersion,
    picture: lead ? { upload: lead.id, alt: lead.alt, caption: lead.caption, credit: lead.credit } : null,
    former_addresses: former.leadingTo(entry.path),
    stored,
  }
}
