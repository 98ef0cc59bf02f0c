import { sql } from 'drizzle-orm'
import { execute, rawWriter, read, selectValues, write } from './connection'
import { isPostgres } from './kit'

/** Chooses tables to look at: every one that grew to ten times its size, or was never looked at (sqlite.org/pragma.html#pragma_optimize). */
const all = 0x10000
const analyze = 0x02
/** Reads a sample of a long index instead of all of it. */
const sampled = 0x10

/**
 * Lets SQLite count what its tables hold, from which it decides which index serves a query best. Where no table has grown much
 * since, nothing is done. `whole` reads every index, about half a second for 100,000 entries; `sample` reads some of each, for
 * a server that is answering. PostgreSQL does it by itself, but not at once: what has just arrived is looked at with `whole`.
 */
export async function updateStatistics(how: 'whole' | 'sample') {
  if (isPostgres) return how === 'whole' ? analyzeUnknown() : undefined
  const mask = how === 'whole' ? all | analyze : all | analyze | sampled
  await write(async () => rawWriter().pragma(`optimize = ${mask}`))
}

/** The tables of which PostgreSQL knows nothing yet, as after a move: each plan would be a guess. */
async function analyzeUnknown() {
  const unknown = await selectValues<[string]>(
    read(),
    sql`select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples < 0`,
  )
  for (const [name] of unknown) await write((tx) => execute(tx, sql`analyze ${sql.identifier(name)}`))
}
