import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Writes 200 bytes over the beginning of the first pages of tables or indexes, at most three of each, as a broken disk would. */
export function damageTables(dataDir: string, ...names: string[]) {
  const file = join(dataDir, 'gazette.db')
  const db = new Database(file)
  db.pragma('wal_checkpoint(truncate)')
  const size = db.pragma('page_size', { simple: true }) as number
  const pagesOf = db.prepare('select pageno from dbstat where name = ? order by pageno limit 3').pluck()
  const pages = names.flatMap((name) => pagesOf.all(name) as number[])
  db.close()
  const descriptor = openSync(file, 'r+')
  for (const page of pages) writeSync(descriptor, Buffer.alloc(200, 0xa5), 0, 200, (page - 1) * size)
  closeSync(descriptor)
}
