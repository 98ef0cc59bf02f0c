import { getTableColumns, isTable } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { read } from '@/db/connection'
import * as schema from '@/db/schema'

// For tests: the whole database as text, to be compared.

const tables = Object.entries(schema as Record<string, unknown>).filter((pair): pair is [string, SQLiteTable] =>
  isTable(pair[1]),
)

/** Every row of every table, but for those that are named. */
export async function wholeDatabase(without: string[] = []) {
  const found: Record<string, unknown[]> = {}
  for (const [name, table] of tables) if (!without.includes(name)) found[name] = await read().select().from(table)
  return found
}

/**
 * The same for two databases that came about differently: ids that chance or the order of tries decides are left out, rows
 * are in the order of what they say, and media are called by their sums.
 */
export async function whatItSays() {
  const sums = new Map((await read().select().from(schema.media)).map(({ id, sha256 }) => [id, sha256.slice(0, 12)]))
  const found: Record<string, string[]> = {}
  for (const [name, table] of tables) {
    if (apart.has(name)) continue
    const left = Object.keys(getTableColumns(table)).filter((column) => !chance.test(column))
    const rows = (await read().select().from(table)) as Record<string, unknown>[]
    const texts = rows.map((row) => JSON.stringify(left.map((column) => [column, row[column]])))
    found[name] = texts.map((text) => named(text, sums)).toSorted()
  }
  return found
}

/** How often it was tried is in the record and among the imports; the versions of what is public count tries too. */
const apart = new Set(['audit', 'fingerprints', 'imports', 'publicVersion', 'publicChanges', 'storedFiles'])
const chance = /^(id|.*Id|translationGroup|lineage|hash|createdAt|savedAt|uploadedAt|addedAt|by|author|basedOn|n)$/

function named(text: string, sums: Map<string, string>) {
  return [...sums].reduce((all, [id, sum]) => all.replaceAll(id, sum), text)
}
