import Database from 'better-sqlite3'

// A fault for controls: whoever keeps pages is not told that something goes live. Loaded before a program by `--import`.

const prepare = Database.prototype.prepare as (this: Database.Database, sql: string) => Database.Statement

Database.prototype.prepare = function (this: Database.Database, sql: string) {
  return prepare.call(this, sql.replace(/min\(("[^)]*goes_live_at")\)/, 'min($1) + 9e12'))
} as typeof Database.prototype.prepare
