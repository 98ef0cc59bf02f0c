import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { env } from '../../lib/process/env'
import { makePrivate } from '../../lib/files/private-files'
import { isDatabaseBusy } from '../../lib/files/storage-fault'
import type { HeldLock, LockName } from './kind'

// The operating system's lock through SQLite: it ends with its process.

const lockFileOf = (name: LockName) => join(/* turbopackIgnore: true */ env().dataDir, `${name}.lock`)
const neverAborts = new AbortController().signal

/** Polls every 25 ms: the holder may be in this process, which must not block. */
export async function takeFileLock(name: LockName, patience: number): Promise<HeldLock | undefined> {
  const file = lockFileOf(name)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  makePrivate(file)
  const db = new Database(file, { timeout: 0 })
  try {
    for (const deadline = performance.now() + patience; !becomesOurs(db); await wait(25))
      if (performance.now() >= deadline) {
        db.close()
        return undefined
      }
    return { lost: neverAborts, confirm: async () => true, release: async () => void db.close() }
  } catch (error) {
    db.close()
    throw error
  }
}

function becomesOurs(db: Database.Database): boolean {
  try {
    db.exec('begin exclusive')
    return true
  } catch (error) {
    if (isDatabaseBusy(error)) return false
    throw error
  }
}

export function isFileLocked(name: LockName): boolean {
  let db: Database.Database | undefined
  try {
    db = new Database(lockFileOf(name), { readonly: true, fileMustExist: true, timeout: 0 })
    db.prepare('select 1 from sqlite_schema').get()
    return false
  } catch (error) {
    if (isDatabaseBusy(error)) return true
    if ((error as { code?: string }).code === 'SQLITE_CANTOPEN') return false
    throw error
  } finally {
    db?.close()
  }
}
