import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { makePrivate } from '../lib/private-files'

// A lock between processes that ends with whoever holds it, however that ends: the operating system's own, through SQLite.

/** Takes a lock, waiting for it as long as `patience` (ms); the value gives it back. Undefined where another has it. */
export function takeLock(file: string, patience: number): (() => void) | undefined {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  makePrivate(file)
  const db = new Database(file, { timeout: patience })
  try {
    db.exec('begin exclusive')
    return () => void db.close()
  } catch (error) {
    db.close()
    if (isBusy(error)) return undefined
    throw error
  }
}

/** Whether anyone has a lock now. */
export function isLocked(file: string): boolean {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true, timeout: 0 })
    db.prepare('select 1 from sqlite_schema').get()
    return false
  } catch (error) {
    if (isBusy(error)) return true
    if ((error as { code?: string }).code === 'SQLITE_CANTOPEN') return false
    throw error
  } finally {
    db?.close()
  }
}

function isBusy(error: unknown) {
  return (error as { code?: string }).code?.startsWith('SQLITE_BUSY') === true
}
