import { isPostgres } from '../kit'
import { isAdvisoryLocked, takeAdvisoryLock } from './advisory-lock'
import type { HeldLock, LockName } from './kind'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { env } from '../../lib/process/env'
import { makePrivate } from '../../lib/files/private-files'
import { isDatabaseBusy } from '../../lib/files/storage-fault'

export type { HeldLock as Lock, LockName } from './kind'

/** Waits up to `patience` ms. Undefined if another process has the lock. */
export async function takeLock(name: LockName, patience: number): Promise<HeldLock | undefined> {
  return isPostgres ? takeAdvisoryLock(name, patience) : takeFileLock(name, patience)
}

export async function isLocked(name: LockName): Promise<boolean> {
  return isPostgres ? isAdvisoryLocked(name) : isFileLocked(name)
}

/** Ends a command that has lost its lock: another process may do the work too. A server stops its work instead. */
export function endWhenLost(lock: HeldLock) {
  const end = () => {
    process.stderr.write(
      'Not done: the connection to the database that kept others from doing the same at the same time has ended. Run this again.\n',
    )
    process.exit(1)
  }
  if (lock.lost.aborted) end()
  else lock.lost.addEventListener('abort', end)
}

// The operating system's lock through SQLite: it ends with its process.

const lockFileOf = (name: LockName) => join(/* turbopackIgnore: true */ env().dataDir, `${name}.lock`)
const neverAborts = new AbortController().signal

/** Polls every 25 ms: the holder may be in this process, which must not block. */
async function takeFileLock(name: LockName, patience: number): Promise<HeldLock | undefined> {
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

function isFileLocked(name: LockName): boolean {
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
