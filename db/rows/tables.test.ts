import { getTableName, isTable } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as schema from '../schema'
import { testOfSqlite } from '../test-sqlite'
import { carriedTables, derivedTables, isPartOfIndex } from './tables'

const tables = Object.values<unknown>(schema).filter(isTable) as Parameters<typeof getTableConfig>[0][]

testOfSqlite('every table of the schema is carried, after those that its rows name', () => {
  expect([...carriedTables].sort()).toEqual(tables.map((table) => getTableName(table)).sort())
  for (const table of tables) {
    const place = carriedTables.indexOf(getTableName(table))
    const named = getTableConfig(table).foreignKeys.map((key) => getTableName(key.reference().foreignTable))
    const later = named.filter((name) => carriedTables.indexOf(name) > place)
    expect([getTableName(table), later]).toEqual([getTableName(table), []])
  }
})

test('of every other table that a database has, it is said how it is made anew', () => {
  const file = new Database(':memory:')
  migrate(drizzle(file), { migrationsFolder: join(import.meta.dirname, '../migrations') })
  const names = file.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[]
  const others = names.filter((name) => !carriedTables.includes(name) && !name.startsWith('sqlite_'))
  expect(others.filter((name) => !(name in derivedTables) && !isPartOfIndex(name))).toEqual([])
  expect(Object.keys(derivedTables).filter((name) => carriedTables.includes(name))).toEqual([])
})
