import { getTableColumns, isTable } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { read } from '@/db/connection'
import * as schema from '@/db/schema'

// For tests: the whole database as text, to be compared.

const tables = Object.entries(schema as Record<string, unknown>).filter((pair): pair is [string, SQLiteTable] =>
  isTable(pair[1]),
)

/** Returns every row of every table, except the named tables. */
export async function wholeDatabase(without: string[] = []) {
  const rows: Record<string, unknown[]> = {}
  for (const [name, table] of tables) if (!without.includes(name)) rows[name] = await read().select().from(table)
  return rows
}

/**
 * Returns the database as texts that are equal for two databases with the same content. Leaves out random ids and ids
 * that depend on the order of tries; sorts rows by their texts; names media by their checksums.
 */
export async function whatItSays() {
  const sums = new Map((await read().select().from(schema.media)).map(({ id, sha256 }) => [id, sha256.slice(0, 12)]))
  const rowsByTable: Record<string, string[]> = {}
  for (const [name, table] of tables) {
    if (apart.has(name)) continue
    const columns = Object.keys(getTableColumns(table)).filter((column) => !chance.test(column))
    const rows = (await read().select().from(table)) as Record<string, unknown>[]
    const texts = rows.map((row) => JSON.stringify(columns.map((column) => [column, row[column]])))
    rowsByTable[name] = texts.map((text) => withoutIds(text, sums)).toSorted()
  }
  return rowsByTable
}

/** The number of tries is in the record and among the imports; the versions of what is public count tries too. */
const apart = new Set(['audit', 'fingerprints', 'imports', 'publicVersion', 'publicChanges', 'storedFiles'])
const chance = /^(id|.*Id|translationGroup|lineage|hash|createdAt|savedAt|uploadedAt|addedAt|by|author|basedOn|n)$/

function withoutIds(text: string, sums: Map<string, string>) {
  return [...sums].reduce((all, [id, sum]) => all.replaceAll(id, sum), text)
}
