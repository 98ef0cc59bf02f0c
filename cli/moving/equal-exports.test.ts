/** @module-tag thorough */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { closeDatabase } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { morning, newsroom } from '@/domain/testing/archive'
import { startCompiled } from '@/lib/process/test-program'
import { indexAndCompare } from './engine-process'

startCompiled()

const folder = mkdtempSync(join(tmpdir(), 'gazette-equal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('two archives are the same until one word of one text differs', async () => {
  const [from, to] = [{ dataDir: testDatabase() }, { dataDir: join(folder, 'moved') }]
  const { publish } = await newsroom()
  await publish('2015-03-04', { title: 'The river' })
  const { revisionId } = await publish('2015-03-05', { title: 'The road' })
  closeDatabase()
  cpSync(from.dataDir, to.dataDir, { recursive: true })
  const areEqual = () => indexAndCompare({ from, to }, morning('2016-01-01'), () => {})
  expect(await areEqual()).toBe(true)

  const moved = new Database(join(to.dataDir, 'gazette.db'))
  moved.prepare('update revisions set title = ? where id = ?').run('The roads', revisionId)
  moved.close()
  expect(await areEqual()).toBe(false)
})
