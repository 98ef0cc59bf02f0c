import Database from 'better-sqlite3'

// Deliberate fault: SQLite flushes nothing to the disk and reports that it does. Loaded by `--import`.

const pragma = Database.prototype.pragma

Database.prototype.pragma = function (this: Database.Database, source: string, options?: Database.PragmaOptions) {
  if (source === 'synchronous') return 2
  return pragma.call(this, source === 'synchronous = full' ? 'synchronous = off' : source, options)
}
