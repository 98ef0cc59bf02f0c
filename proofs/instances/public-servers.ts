import { freePort, shippedLayout, startServer } from '@/e2e/support/server'
import type { Fault } from '../faults'
import { killTree } from '../processes'
import { loadedBefore, startInstance } from './instance'

type ServerOptions = {
  fault?: Fault
  /** A file with the moment at which its machine's clock stands. */
  clockFile?: string
}

/** A server of the public site of an archive in PostgreSQL. */
export type PublicServer = {
  url(): string
  /** Kills all its processes (SIGKILL). */
  kill(): Promise<void>
  /** Starts the server again after `kill`. */
  start(): Promise<void>
  /** Asks the server to end, and waits until it has. */
  stop(): Promise<void>
}

/** The kind of server, and the longest time (ms) that their counts stay in memory. */
export type ServerKind = {
  make(settings: Settings, options?: ServerOptions): Promise<PublicServer>
  countsWait: number
}
type Settings = { DATA_DIR: string; SITE_URL: string } & Record<string, string>

/** The site as it was built. */
export const builtSite: ServerKind = {
  async make(settings, { fault, clockFile } = {}) {
    const clock = clockFile ? { PROOF_CLOCK: clockFile } : undefined
    const before = await loadedBefore({ fault, clockFile })
    const server = await startServer({
      dataDir: settings.DATA_DIR,
      siteUrl: settings.SITE_URL,
      port: await freePort(),
      settings: {
        ...settings,
        DEMO: 'no',
        LOG_LEVEL: 'fatal',
        ...shippedLayout,
        ...clock,
        NODE_OPTIONS: before.join(' '),
      },
    })
    return {
      url: () => server.url,
      kill: () => killTree(server.pid()),
      start: () => server.restart(),
      stop: async () => void (await server.stop()),
    }
  },
  countsWait: 30_000,
}

/** The front door and the handlers of the sources, without Next: they start sooner. */
export const handlersAlone: ServerKind = {
  async make(settings, options = {}) {
    const start = async () => {
      const instance = await startInstance(settings, options)
      return { instance, port: await instance.call<number>('serveSite', handlersAlone.countsWait) }
    }
    let running = await start()
    return {
      url: () => `http://localhost:${running.port}`,
      kill: () => running.instance.kill(),
      start: async () => void (running = await start()),
      async stop() {
        await running.instance.call('endSite').catch(() => {})
        await running.instance.kill()
      },
    }
  },
  countsWait: 300,
}
