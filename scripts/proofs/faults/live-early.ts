import Database from 'better-sqlite3'

// A fault for controls: what is set for later is live at once. Loaded before a program by `--import`.

const prepare = Database.prototype.prepare as (this: Database.Database, sql: string) => Database.Statement

Database.prototype.prepare = function (this: Database.Database, sql: string) {
  return prepare.call(this, sql.replaceAll('newest.goes_live_at <= ', 'newest.goes_live_at - 9e12 <= '))
} as typeof Database.prototype.prepare
