import Database from 'better-sqlite3'

// Deliberate fault: the error of a commit that the disk refused is swallowed. Loaded by `--import`.

const exec = Database.prototype.exec

Database.prototype.exec = function (this: Database.Database, sql: string) {
  try {
    return exec.call(this, sql)
  } catch (error) {
    if (sql !== 'commit') throw error
    if (this.inTransaction) exec.call(this, 'rollback')
    return this
  }
}
