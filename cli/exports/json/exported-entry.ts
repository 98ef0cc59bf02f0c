import { entryData } from '@/app/(site)/-/[lang]/api/v1/entry-data'
import type { EntryData } from '@/app/(site)/-/[lang]/api/v1/shapes'
import { harmlessBody } from '@/domain/content/body/document'
import type { Frame } from '@/components/site/frame'
import type { ListedEntry } from '@/domain/published/entry-list'
import { entryParts } from '@/domain/published/entry-parts'
import type { FilesBeside } from '../beside'
import type { FormerTable } from '../former-table'

/** An entry as the API has it, with its text as it was written and the files that lie beside it. */
export type ExportedEntry = EntryData & {
  /** The text as ProseMirror JSON, and the version of its schema. */
  body: unknown
  body_schema: number
  /** The picture above the text, by its upload, with what the page says of it. */
  picture: { upload: string; alt: string; caption: string; credit: string } | null
  /** Addresses that lead to it, whole: where it was before, and what staff or an import wrote down. */
  former_addresses: string[]
  /** Its files and pictures, by the names that the text has for them and their paths in the export; none where they stay behind. */
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
