import { readFileSync } from 'node:fs'
import type { Client } from 'pg'
import { connectTo } from '@/db/test-server'

/** What some work took of a server, in ms: its processes' time on a processor, and planning and running its statements on the clock. */
export type Taken = { processor: number; clock: number; statements: Statement[] }
type Statement = { query: string; ms: number }

/** What a server says of its own work (postgresql.org/docs/15/pgstatstatements.html), and the system of the server. */
export class Statements {
  private constructor(private readonly client: Client) {}

  static async of(url: string) {
    const client = await connectTo(url)
    await client.query('create extension if not exists pg_stat_statements')
    await client.query('set pg_stat_statements.track = none')
    return new Statements(client)
  }

  /** What others do on the machine meanwhile counts on the clock alone. What is sent, and made of the rows, counts in neither. */
  async during(work: () => Promise<unknown>): Promise<Taken> {
    await this.client.query('select pg_stat_statements_reset()')
    const before = await this.processorTimes()
    await work()
    const after = await this.processorTimes()
    const { rows: statements } = await this.client.query<Statement>(
      `select query, total_plan_time + total_exec_time as ms from pg_stat_statements order by ms desc`,
    )
    const spent = [...after].map(([pid, ms]) => ms - (before.get(pid) ?? 0))
    return {
      processor: spent.reduce((sum, ms) => sum + ms, 0),
      clock: statements.reduce((sum, { ms }) => sum + ms, 0),
      statements: statements.slice(0, 3),
    }
  }

  /** How long (ms) each process of the server that works for Gazette has been on a processor. */
  private async processorTimes() {
    const { rows } = await this.client.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'gazette'`,
    )
    const times = rows.map(({ pid }): [number, number] => {
      const [nanoseconds] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')
      return [pid, Number(nanoseconds) / 1e6]
    })
    return new Map(times)
  }

  end() {
    return this.client.end()
  }
}
