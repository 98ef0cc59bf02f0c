import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../pages/site.mjs'

const root = join(import.meta.dirname, '../..')

export type Answer = { status: number; hops: number; html: string; at: string }

/** The built site over a folder of data; `ask` follows what leads on. */
export async function served(dataDir: string) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: 'localhost',
    SITE_URL: url,
    RENDERERS: '1',
  }
  const server = spawn(process.execPath, [join(root, '.compiled/server/main.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; !(await fetch(`${url}/api/health`).catch(() => undefined)); tries++) {
    if (server.exitCode !== null || tries > 300) throw new Error('The site did not start')
    await wait(200)
  }

  async function ask(path: string): Promise<Answer> {
    let at = path
    for (let hops = 0; ; hops++) {
      const { status, location, html } = await askOnce(url + at)
      if (status < 300 || status > 399 || !location || hops > 4) return { status, hops, html, at }
      const next = new URL(location, url + at)
      at = next.pathname + next.search
    }
  }

  async function end() {
    server.kill('SIGTERM')
    if (server.exitCode === null) await once(server, 'exit')
  }
  return { ask, end }
}

async function askOnce(address: string) {
  const reply = await fetch(address, { redirect: 'manual', headers: { accept: 'text/html' } })
  return { status: reply.status, location: reply.headers.get('location'), html: await reply.text() }
}
