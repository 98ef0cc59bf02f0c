import { between, max, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { pauses } from '@/lib/pauses'
import { read } from './connection'
import { entries } from './schema'

/**
 * Asks the same of so many entries after the other and answers with all of it: SQLite holds the whole process while it
 * answers, and between two slices everybody else gets a turn. @param column the number of the entry in what is asked
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
    for (const one of await ask(between(column, from, from + size - 1))) all.push(one)
    await pause()
  }
  return all
}
