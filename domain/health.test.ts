import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { health } from './health'

test('an archive that can be read is well, and the disk has room', async () => {
  testDatabase()
  const found = await health()
  expect(found).toMatchObject({ ok: true, database: 'readable' })
  expect(found.diskFreeBytes).toBeGreaterThan(0)
})

test('a missing database is said, not thrown', async () => {
  const dir = testDatabase()
  closeDatabase()
  rmSync(join(dir, 'gazette.db'))
  openDatabase(dir)
  expect(await health()).toMatchObject({ ok: false, database: 'not readable' })
})
