import Database from 'better-sqlite3'

// A fault for controls: nothing is flushed to the disk, and SQLite says otherwise.
// Loaded before a program by `--import`.

const pragma = Database.prototype.pragma

Database.prototype.pragma = function (this: Database.Database, source: string, options?: Database.PragmaOptions) {
  if (source === 'synchronous') return 2
  return pragma.call(this, source === 'synchronous = full' ? 'synchronous = off' : source, options)
}
