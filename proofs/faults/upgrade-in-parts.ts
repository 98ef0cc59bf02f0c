import Database from 'better-sqlite3'

// Deliberate fault: migrations run statement by statement, without a transaction. Loaded by `--import`.

const prepare = Database.prototype.prepare as (this: Database.Database, sql: string) => Database.Statement

Database.prototype.prepare = function (this: Database.Database, sql: string) {
  return prepare.call(this, /^(BEGIN|COMMIT)$/.test(sql) ? 'create temporary table if not exists none (n)' : sql)
} as typeof Database.prototype.prepare
