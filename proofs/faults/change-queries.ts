import Database from 'better-sqlite3'
import pg from 'pg'

type Change = (sql: string) => string
type Query = (this: pg.Client, ...args: unknown[]) => unknown

/** Changes the text of every query of this process. */
export function changeQueries(change: Change) {
  const prepare = Database.prototype.prepare as (this: Database.Database, sql: string) => Database.Statement
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    return prepare.call(this, change(sql))
  } as typeof Database.prototype.prepare

  const query = pg.Client.prototype.query as Query
  pg.Client.prototype.query = function (this: pg.Client, ...[asked, ...rest]: unknown[]) {
    return query.call(this, changeQuery(asked, change), ...rest)
  } as typeof pg.Client.prototype.query
}

function changeQuery(asked: unknown, change: Change) {
  if (typeof asked === 'string') return change(asked)
  const { text } = (asked ?? {}) as { text?: unknown }
  if (typeof text !== 'string' || change(text) === text) return asked
  // The statement's name is removed, because the server keeps the former text under it.
  return Object.assign(Object.create(asked as object) as object, { text: change(text), name: undefined })
}
