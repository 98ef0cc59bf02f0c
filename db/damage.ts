import Database from 'better-sqlite3'
import { storageFaultOf } from '../lib/files/storage-fault'

/** Small tables that every page for readers needs. */
export const neededTables = ['help_services', 'settings', 'terms']

/** Names damaged tables; without `among` it reads the whole file. Throws if the file cannot be opened. */
export function findDamage(file: string, among?: string[]): string[] {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
    if (!among && isIntact(db)) return []
    const damaged = (among ?? tablesOf(db)).filter((table) => !isIntact(db!, table))
    if (damaged.length > 0 || among) return damaged.map((table) => `the table ${table}`)
    return ['its list of free pages']
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
