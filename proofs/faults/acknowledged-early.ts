import Database from 'better-sqlite3'

// A fault for controls: a transaction is acknowledged when it is whole, and committed together with those that follow it within 100 ms.
// Loaded before a program by `--import`.

const exec = Database.prototype.exec

/** The transactions of a connection: its transactions that were acknowledged and not committed, and whether another one is under way in them. */
type TransactionGroup = { isUnderWay: boolean; isDue: boolean }
const held = new Map<Database.Database, TransactionGroup>()

Database.prototype.exec = function (this: Database.Database, sql: string) {
  const group = held.get(this)
  if (sql === 'begin immediate' && group) {
    group.isUnderWay = true
    return this
  }
  if (sql !== 'commit' || this.readonly) return exec.call(this, sql)
  if (!group) {
    const begun: TransactionGroup = { isUnderWay: false, isDue: false }
    held.set(this, begun)
    setTimeout(() => (begun.isUnderWay ? (begun.isDue = true) : commit(this)), 100)
    return this
  }
  group.isUnderWay = false
  if (group.isDue) commit(this)
  return this
}

function commit(db: Database.Database) {
  held.delete(db)
  if (db.open && db.inTransaction) exec.call(db, 'commit')
}
