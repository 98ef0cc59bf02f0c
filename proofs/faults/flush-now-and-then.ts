import Database from 'better-sqlite3'

// A fault for controls: the log is flushed when it is folded into the database, and not with each transaction, and SQLite says otherwise.
// Loaded before a program by `--import`.

const pragma = Database.prototype.pragma

Database.prototype.pragma = function (this: Database.Database, source: string, options?: Database.PragmaOptions) {
  if (source === 'synchronous') return 2
  return pragma.call(this, source === 'synchronous = full' ? 'synchronous = normal' : source, options)
}
