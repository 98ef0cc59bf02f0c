import { Server } from 'node:http'
import { join } from 'node:path'
import { env } from '@/lib/process/env'

/** Loads the built site, or compiles it as files change. `server` is what development's upgrade listener hangs on. */
export async function startNext({ dev = false, server = new Server() } = {}) {
  // Imported only now: Next and next-auth read the environment when they are loaded.
  const { default: next } = await import('next')
  const root = join(import.meta.dirname, '../..')
  const app = next({ dev, dir: root, port: env().port, hostname: 'localhost', httpServer: server })
  await app.prepare()
  return { handle: app.getRequestHandler(), close: () => app.close() }
}
