import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { TestProxy } from '@/db/test-proxy'
import { runAt } from '@/db/test-server'
import { makeCluster, makeStandby, serverUrl, startServer } from '@/scripts/postgres.mjs'
import { killTree } from '../processes'

// A PostgreSQL primary, its standby, and the address that leads to whichever accepts writes, as an operator has them.

type Server = { folder: string; url: string; stop: () => unknown }

export class ServerPair {
  private number = 0
  private standby: Server | undefined

  private constructor(
    private readonly folder: string,
    private readonly isSynchronous: boolean,
    private primary: Server,
    readonly proxy: TestProxy,
  ) {}

  /** Starts the primary without a standby. `folder`: the prefix of the data folders' names. */
  static async start(folder: string, { isSynchronous }: { isSynchronous: boolean }) {
    const first = `${folder}-0`
    makeCluster(first)
    const primary = await startPostgres(first)
    return new ServerPair(folder, isSynchronous, primary, await TestProxy.before(primary.url))
  }

  /** The address of the database `postgres`, through the proxy. */
  get url() {
    return this.proxy.through(this.primary.url)
  }

  /** Starts a standby. If it is synchronous, every later commit waits until the standby has it. */
  async follow() {
    const folder = `${this.folder}-${++this.number}`
    makeStandby(folder, this.primary.folder)
    this.standby = await startPostgres(folder)
    await this.until(`state = 'streaming'`)
    if (!this.isSynchronous) return
    await runAt(this.primary.url, `alter system set synchronous_standby_names = 'standby'`)
    await runAt(this.primary.url, 'select pg_reload_conf()')
    await this.until(`sync_state = 'sync'`)
  }

  /** Stops the process that sends changes to the standby. */
  async stopSending() {
    const { rows } = await runAt(this.primary.url, 'select pid from pg_stat_replication')
    process.kill(Number(rows[0]!.pid), 'SIGSTOP')
  }

  /**
   * Kills the primary with all its processes (SIGKILL).
   * @param isSilent simulates a power loss: connections stay open without an answer
   */
  async killPrimary({ isSilent }: { isSilent: boolean }) {
    if (isSilent) this.proxy.freeze()
    await killTree(Number(readFileSync(join(this.primary.folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]))
  }

  /** Promotes the standby, and points the address to it. */
  async promote() {
    const { primary, standby } = this
    await runAt(standby!.url, 'select pg_promote()')
    this.proxy.leadTo(standby!.url)
    this.primary = standby!
    this.standby = undefined
    await remove(primary)
  }

  async end() {
    await this.proxy.end()
    for (const server of [this.primary, this.standby]) if (server) await remove(server)
  }

  private async until(condition: string) {
    const query = `select 1 from pg_stat_replication where ${condition}`
    while ((await runAt(this.primary.url, query)).rows.length === 0) await wait(20)
  }
}

// Shared memory is a file in the data folder, so a killed server leaves nothing elsewhere.
const settings = ['synchronous_commit=on', 'dynamic_shared_memory_type=mmap']

async function startPostgres(folder: string): Promise<Server> {
  return { folder, url: serverUrl(folder), stop: await startServer(folder, settings) }
}

async function remove({ folder, stop }: Server) {
  await stop()
  rmSync(folder, { recursive: true, force: true })
}
