// Rewrites a database file without traces of erased rows, and empties its log.
import Database from 'better-sqlite3'

// At the priority of the server: with a low one, everybody who writes would wait longer for the lock that this holds.
const db = new Database(process.argv[2], { fileMustExist: true, timeout: 10_000 })
db.pragma('secure_delete = on')
db.exec('vacuum')
const [{ busy: isBusy }] = db.pragma('wal_checkpoint(truncate)')
db.close()
// A reader still uses the older state: a later run tries again.
process.exitCode = isBusy
