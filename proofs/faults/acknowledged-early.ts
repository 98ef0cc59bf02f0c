import Database from 'better-sqlite3'

// Deliberate fault: a transaction is acknowledged before it is committed; the commit follows within 100 ms, together
// with later transactions. Loaded by `--import`.

const exec = Database.prototype.exec

/** For each connection: whether a transaction is running, and whether acknowledged transactions wait for the commit. */
type TransactionGroup = { isRunning: boolean; isDue: boolean }
const held = new Map<Database.Database, TransactionGroup>()

Database.prototype.exec = function (this: Database.Database, sql: string) {
  const group = held.get(this)
  if (sql === 'begin immediate' && group) {
    group.isRunning = true
    return this
  }
  if (sql !== 'commit' || this.readonly) return exec.call(this, sql)
  if (!group) {
    const begun: TransactionGroup = { isRunning: false, isDue: false }
    held.set(this, begun)
    setTimeout(() => (begun.isRunning ? (begun.isDue = true) : commit(this)), 100)
    return this
  }
  group.isRunning = false
  if (group.isDue) commit(this)
  return this
}

function commit(db: Database.Database) {
  held.delete(db)
  if (db.open && db.inTransaction) exec.call(db, 'commit')
}
