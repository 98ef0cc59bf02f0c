import Database from 'better-sqlite3'
import { storageFaultOf } from '../lib/files/storage-fault'

/** Reads the whole file and names damaged tables. Throws if the file cannot be opened. */
export function findDamage(file: string): string[] {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
    if (isIntact(db)) return []
    const damaged = tablesOf(db).filter((table) => !isIntact(db!, table))
    return damaged.length > 0 ? damaged.map((table) => `the table ${table}`) : ['its list of free pages']
  } catch (error) {
    if (storageFaultOf(error) !== 'damaged') throw error
    return ['its beginning, which lists the tables']
  } finally {
    db?.close()
  }
}

function tablesOf(db: Database.Database) {
  return db.prepare(`select name from sqlite_schema where type = 'table' order by name`).pluck().all() as string[]
}

function isIntact(db: Database.Database, table?: string) {
  const of = table === undefined ? '1' : `'${table.replaceAll("'", "''")}'`
  try {
    return db.pragma(`integrity_check(${of})`, { simple: true }) === 'ok'
  } catch (error) {
    if (storageFaultOf(error) !== 'damaged') throw error
    return false
  }
}
