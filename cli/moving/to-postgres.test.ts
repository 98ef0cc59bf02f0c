/** @module-tag thorough */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase, read } from '@/db/connection'
import { damageTables } from '@/db/test-damage'
import { testDatabase } from '@/db/test-database'
import { moveToPostgres } from '@/cli/move'
import { moveToSqlite } from './to-sqlite'

const nobody = 'postgres://gazette@localhost:1/archive'

const sentence = async (work: Promise<{ ok: boolean; problems?: { message: string }[] }>) => {
  const result = await work
  return result.ok ? '' : result.problems![0]!.message
}

test('what stands in the way of a move is a sentence', async () => {
  const dataDir = testDatabase()
  expect(read()).toBeDefined() // the connection of a running server
  expect(await sentence(moveToPostgres(nobody, 0))).toMatch(/A server is using this archive\. Stop it first/)
  closeDatabase()
  expect(await sentence(moveToPostgres('mysql://localhost/archive', 0))).toMatch(/must begin with postgres:/)
  expect(await sentence(moveToPostgres(nobody, 0))).toMatch(
    /The database cannot be used: no PostgreSQL answers at localhost:1/,
  )
  expect(await sentence(moveToSqlite(join(dataDir, 'new'), 0))).toMatch(/DATABASE_URL names no PostgreSQL database/)
  damageTables(dataDir, 'settings')
  expect(await sentence(moveToPostgres(nobody, 0))).toMatch(/is damaged: the table settings/)
  rmSync(join(dataDir, 'gazette.db'))
  expect(await sentence(moveToPostgres(nobody, 0))).toMatch(/There is no archive in/)
})
