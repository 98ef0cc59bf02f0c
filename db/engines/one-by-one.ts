import type { Pool, PoolClient } from 'pg'

export type Queryable = Pick<Pool, 'query'>

/** Runs queries in turn: a connection answers one at a time. */
export function oneByOne(client: PoolClient): Queryable {
  let last: Promise<unknown> = Promise.resolve()
  const query = (...args: Parameters<PoolClient['query']>) => {
    const turn = last.then(() => client.query(...args))
    last = Promise.resolve(turn).catch(() => {})
    return turn
  }
  return { query } as Queryable
}
