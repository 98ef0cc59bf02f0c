import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { restore } from '../restore'
import { expectFirstVersion, firstVersionBackup } from './test-first-version'

test('a backup that 0.1.0 made with SQLite is restored into PostgreSQL: all that it held is there', async () => {
  testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'gazette-first-version-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  onTestFinished(() => log.mockRestore())
  expect(await restore.run([firstVersionBackup(folder)])).toEqual({ ok: true, value: undefined })
  await expectFirstVersion({ acts: 37 })
})
