import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { TestProxy } from '@/db/test-proxy'
import { runAt } from '@/db/test-server'
import { makeCluster, makeStandby, serverUrl, startServer } from '@/scripts/postgres.mjs'
import { killTree } from '../processes'

// Two servers of PostgreSQL, of which one follows the other, and the one address that leads to whichever takes changes: what an operator provides.

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

  /** Starts the first server, which nobody follows yet. `folder` is the beginning of the names of their folders. */
  static async start(folder: string, { isSynchronous }: { isSynchronous: boolean }) {
    const first = `${folder}-0`
    makeCluster(first)
    const primary = await running(first)
    return new ServerPair(folder, isSynchronous, primary, await TestProxy.before(primary.url))
  }

  /** The address of the database `postgres`, through the proxy. */
  get url() {
    return this.proxy.through(this.primary.url)
  }

  /** Makes a second server, which follows the first; where this is synchronous, nothing is committed from then on that the second does not have. */
  async follow() {
    const folder = `${this.folder}-${++this.number}`
    makeStandby(folder, this.primary.folder)
    this.standby = await running(folder)
    await this.until(`state = 'streaming'`)
    if (!this.isSynchronous) return
    await runAt(this.primary.url, `alter system set synchronous_standby_names = 'standby'`)
    await runAt(this.primary.url, 'select pg_reload_conf()')
    await this.until(`sync_state = 'sync'`)
  }

  /** The standby gets nothing any more: the process that sends to it is stopped. */
  async stopSending() {
    const { rows } = await runAt(this.primary.url, 'select pid from pg_stat_replication')
    process.kill(Number(rows[0]!.pid), 'SIGSTOP')
  }

  /**
   * Kills the primary with all its processes (SIGKILL).
   * @param isSilent as a machine that has lost its power: connections to it are not ended, and nobody answers in them
   */
  async killPrimary({ isSilent }: { isSilent: boolean }) {
    if (isSilent) this.proxy.freeze()
    await killTree(Number(readFileSync(join(this.primary.folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]))
  }

  /** The standby takes changes from now on, and the address leads to it. */
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

// The memory that its processes share lies in its folder, so that nothing of one that is killed stays behind.
const settings = ['synchronous_commit=on', 'dynamic_shared_memory_type=mmap']

async function running(folder: string): Promise<Server> {
  return { folder, url: serverUrl(folder), stop: await startServer(folder, settings) }
}

async function remove({ folder, stop }: Server) {
  await stop()
  rmSync(folder, { recursive: true, force: true })
}
