import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { publicVersion, write } from './connection'
import { settings } from './schema'
import { testDatabase } from './test-database'

test('nothing of PostgreSQL is loaded where the data is in SQLite, and the version is a number at once', async () => {
  testDatabase()
  await write(async (tx) => void (await tx.insert(settings).values({ key: 'key', value: 1 })))
  expect(publicVersion()).toBe(2)
  const loaded = Object.keys(createRequire(import.meta.url).cache)
  expect(loaded.filter((file) => /node_modules\/(pg|pg-\w+|drizzle-orm)\//.test(file))).toEqual([])
})
