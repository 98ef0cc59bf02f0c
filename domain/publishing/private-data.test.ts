import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { closeDatabase, openDatabase } from '@/db/connection'
import { testOfSqlite } from '@/db/test-sqlite'
import { takeLock } from '@/db/locks/lock'
import { migrateDatabase } from '@/db/migrate'
import { copyDatabase } from '@/db/snapshot'
import { storeUpload } from '@/domain/files/intake'
import { got, someone } from '@/domain/testing/newsroom'
import { smallPdf } from '@/domain/testing/pdfs'
import { picture } from '@/domain/testing/uploads'

let umask: number
let dir: string
beforeEach(() => {
  umask = process.umask(0o022)
  dir = mkdtempSync(join(tmpdir(), 'gazette-'))
})
afterEach(() => {
  process.umask(umask)
  closeDatabase()
  rmSync(dir, { recursive: true })
})

testOfSqlite('whatever an archive makes is for its own user alone, under the usual umask', async () => {
  const dataDir = join(dir, 'data')
  openDatabase(dataDir)
  migrateDatabase()
  const editor = await someone()
  await picture(editor)
  got(await storeUpload(editor, { source: smallPdf(), name: 'a.pdf' }, 1))
  const lock = await takeLock('backing-up', 0)
  copyDatabase(join(dataDir, 'gazette.db'), join(dataDir, 'copy.db'))
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
  const names = files.map(({ name }) => name)
  for (const name of ['gazette.db', 'gazette.db-wal', 'gazette.db-shm', 'copy.db', 'backing-up.lock', 'document.pdf'])
    expect(names).toContain(name)
  const open = files.filter((one) => statSync(join(one.parentPath, one.name)).mode & 0o077)
  expect([...open.map(({ name }) => name), statSync(dataDir).mode & 0o777]).toEqual([0o700])
  await lock!.release()
})
