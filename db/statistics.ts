import { sql } from 'drizzle-orm'
import { execute, rawWriter, read, selectValues, write } from './connection'
import { isPostgres } from './kit'

/** Masks of sqlite.org/pragma.html#pragma_optimize: tables that grew tenfold or were never analysed. */
const allTables = 0x10000
const analyzeFlag = 0x02
const sampleFlag = 0x10

/** `whole` takes half a second for 100,000 entries; `sample` is for a running server. For PostgreSQL, after a move. */
export async function updateStatistics(how: 'whole' | 'sample') {
  if (isPostgres) return how === 'whole' ? analyzeUnknown() : undefined
  const mask = how === 'whole' ? allTables | analyzeFlag : allTables | analyzeFlag | sampleFlag
  await write(async () => rawWriter().pragma(`optimize = ${mask}`))
}

async function analyzeUnknown() {
  const unknown = await selectValues<[string]>(
    read(),
    sql`select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples < 0`,
  )
  for (const [name] of unknown) await write((tx) => execute(tx, sql`analyze ${sql.identifier(name)}`))
}
