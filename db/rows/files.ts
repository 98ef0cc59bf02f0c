import Database from 'better-sqlite3'
import type { TableModel } from './model'
import { sqliteSource } from './sqlite-source'
import { sumsOf, type Progress, type RowSource, type RowSums } from './source'

/** Runs `work` with the rows of a database file, of which nobody changes anything until it is done. @throws SQLITE_BUSY where somebody does */
export async function withRowsOf<T>(
  file: string,
  work: (source: RowSource) => Promise<T>,
  tables?: TableModel[],
): Promise<T> {
  const db = new Database(file, { fileMustExist: true, timeout: 2_000 })
  try {
    db.exec('begin immediate')
    return await work(sqliteSource(db, tables))
  } finally {
    db.close()
  }
}

export async function sumsOfFile(file: string, progress?: Progress): Promise<RowSums> {
  return withRowsOf(file, (source) => sumsOf(source, progress))
}
