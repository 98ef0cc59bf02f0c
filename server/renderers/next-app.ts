import { Server } from 'node:http'
import { join } from 'node:path'
import { env } from '@/lib/process/env'

/** `server`: for development's upgrade listener. */
export async function startNext({ dev = false, server = new Server() } = {}) {
  // Imported late: Next and next-auth read the environment on load.
  const { default: next } = await import('next')
  const root = join(import.meta.dirname, '../..')
  const app = next({ dev, dir: root, port: env().port, hostname: 'localhost', httpServer: server })
  await app.prepare()
  return { handle: app.getRequestHandler(), close: () => app.close() }
}
