import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, inject } from 'vitest'
import { setLanguages } from '@/lib/languages/languages'
import { closeDatabase, openDatabase, rawWriter, read } from './connection'
import { isPostgres } from './kit'
import { emptyPostgres } from './test-empty'

let dir: string | undefined

/** A fresh real database in a directory of its own, gone after the test. Returns the directory. */
export function testDatabase() {
  removeDatabase()
  dir = mkdtempSync(join(tmpdir(), 'gazette-'))
  if (!isPostgres) copyFileSync(inject('template'), join(dir, 'gazette.db'))
  openDatabase(dir)
  // Rows whose order no statement says come last first, as PostgreSQL may return them in any order.
  if (!isPostgres) for (const raw of [rawWriter(), rawReader()]) raw.pragma('reverse_unordered_selects = on')
  setLanguages(undefined)
  delete (globalThis as Record<symbol, unknown>)[Symbol.for('gazette.shared-notes')]
  if (isPostgres) emptyPostgres()
  return dir
}

afterEach(removeDatabase)
// A file may have opened another one; the next file of this process finds none.
afterAll(closeDatabase)

function rawReader() {
  return (read() as unknown as { $client: ReturnType<typeof rawWriter> }).$client
}

function removeDatabase() {
  if (!dir) return
  closeDatabase()
  rmSync(dir, { recursive: true, force: true })
  dir = undefined
  setLanguages(undefined)
}
