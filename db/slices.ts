import { between, max, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { createPause } from '@/lib/process/pauses'
import { read } from './connection'
import { entries } from './schema'

/** Queries in slices: SQLite blocks the process, so others work in between. `ask` gets the condition for `column`. */
export async function selectInSlices<T>(
  column: SQLiteColumn,
  ask: (inside: SQL) => PromiseLike<T[]>,
  size = 2_000,
): Promise<T[]> {
  const [row] = await read()
    .select({ last: max(entries.id) })
    .from(entries)
  const all: T[] = []
  const pause = createPause()
  for (let from = 1; from <= (row?.last ?? 0); from += size) {
    for (const item of await ask(between(column, from, from + size - 1))) all.push(item)
    await pause()
  }
  return all
}
