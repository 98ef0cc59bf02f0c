import { between, max, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { pauses } from '@/lib/process/pauses'
import { read } from './connection'
import { entries } from './schema'

/**
 * Runs a query for one slice of the entries after another, and returns all rows. SQLite holds the whole process while it
 * answers; between two slices everybody else gets a turn.
 * @param column the number of the entry in the query
 * @param ask the query for the entries that a condition selects
 * @param size entries in a slice
 */
export async function bySlices<T>(
  column: SQLiteColumn,
  ask: (inside: SQL) => PromiseLike<T[]>,
  size = 2_000,
): Promise<T[]> {
  const [row] = await read()
    .select({ last: max(entries.id) })
    .from(entries)
  const all: T[] = []
  const pause = pauses()
  for (let from = 1; from <= (row?.last ?? 0); from += size) {
    for (const item of await ask(between(column, from, from + size - 1))) all.push(item)
    await pause()
  }
  return all
}
