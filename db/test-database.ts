import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { closeDatabase, openDatabase } from './connection'
import { migrateDatabase } from './migrate'

let dir: string | undefined

/** A fresh real database in a directory of its own, gone after the test. Returns the directory. */
export function testDatabase() {
  removeDatabase()
  dir = mkdtempSync(join(tmpdir(), 'gazette-'))
  openDatabase(dir)
  migrateDatabase()
  return dir
}

afterEach(removeDatabase)

function removeDatabase() {
  if (!dir) return
  closeDatabase()
  rmSync(dir, { recursive: true, force: true })
  dir = undefined
}
