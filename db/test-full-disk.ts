import { rawWriter } from './connection'

/**
 * Lets SQLite's file grow no further, and makes each change of these tables need room, as on a full disk. The value makes
 * room again.
 */
export function fillDisk(...tables: string[]): () => void {
  const raw = rawWriter()
  raw.exec('create table filler (bytes blob)')
  for (const table of tables)
    for (const change of ['insert', 'update'])
      raw.exec(
        `create temp trigger fill_${change}_${table} after ${change} on ${table} begin insert into filler values (zeroblob(100000)); end`,
      )
  raw.pragma(`max_page_count = ${raw.pragma('page_count', { simple: true })}`)
  return () => void raw.pragma('max_page_count = 1000000')
}
