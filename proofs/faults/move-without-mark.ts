import pg from 'pg'

// Deliberate fault: a database is not marked while an archive is being moved into it. Loaded by `--import`.

const query = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => unknown

pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const [text, ...rest] = args
  return query.call(this, /^(create|drop) table .*arriving_archive/.test(String(text)) ? 'select 1' : text, ...rest)
} as typeof pg.Client.prototype.query
