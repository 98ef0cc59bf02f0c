import Database from 'better-sqlite3'

/** Reads a database file, and closes it. @throws where there is none */
export function inFile<T>(file: string, read: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return read(db)
  } finally {
    db.close()
  }
}
