import { existsSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { inFile } from './in-file'
import type { Kind } from '@/lib/kinds/kinds'

type ErasureRow = Record<string, unknown>

/** Returns nothing for an unreadable or older file. */
export function readErasuresIn(file: string) {
  if (!existsSync(file)) return []
  try {
    return inFile(file, erasureLinesIn)
  } catch {
    return []
  }
}

function erasureLinesIn(db: Database.Database) {
  const rows = db.prepare(`select * from erasures where state in ('erasing', 'erased', 'failed') order by id`).all()
  const entries = db.prepare('select * from erasure_entries where erasure_id = ? order by entry_id')
  const addresses = db.prepare('select hash from erased_addresses where erasure_id = ? order by hash').pluck()
  return (rows as ErasureRow[]).map((row) => ({
    requestedAt: Number(row.requested_at),
    requestedBy: row.requested_by as number | null,
    erasedAt: row.erased_at as number | null,
    erasedBy: row.erased_by as number | null,
    heldSince: row.held_since as number | null,
    mediaIds: JSON.parse(row.media_ids as string) as string[],
    hashes: JSON.parse(row.hashes as string) as string[],
    entries: (entries.all(row.id) as ErasureRow[]).map((entry) => ({
      entryId: Number(entry.entry_id),
      translationGroup: String(entry.translation_group),
      createdAt: Number(entry.created_at),
      wasPublic: Boolean(entry.was_public),
      kind: entry.kind as Kind,
      language: String(entry.language),
      type: String(entry.type),
      termIds: JSON.parse(entry.term_ids as string) as number[],
    })),
    addresses: addresses.all(row.id) as string[],
  }))
}
