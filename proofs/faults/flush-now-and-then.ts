import Database from 'better-sqlite3'

// Deliberate fault: SQLite's log is flushed only at a checkpoint, although the pragma reports a flush for each
// transaction. Loaded by `--import`.

const pragma = Database.prototype.pragma

Database.prototype.pragma = function (this: Database.Database, source: string, options?: Database.PragmaOptions) {
  if (source === 'synchronous') return 2
  return pragma.call(this, source === 'synchronous = full' ? 'synchronous = normal' : source, options)
}
