// The built site on a port of its own, with an empty newsroom.
import { execFile, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const cwd = join(import.meta.dirname, '../..')
const running = []

export async function prepare(dataDir) {
  const env = { ...process.env, DATA_DIR: dataDir, DEMO: 'no' }
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'prepare'], { cwd, env })
}

export async function startServer(dataDir) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { ...process.env, DATA_DIR: dataDir, DEMO: 'no', PORT: String(port), HOST: 'localhost', SITE_URL: url }
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd, env })
  running.push(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  for (let turn = 0; turn < 600; turn++) {
    const link = /Set up: (\S+\/setup\/\S+)/.exec(printed)?.[1]
    if (link && (await fetch(`${url}/api/health`).catch(() => undefined))) return { url, setUpLink: link }
    if (child.exitCode !== null) break
    await wait(100)
  }
  throw new Error(`The server did not start:\n${printed}`)
}

export async function stopAll() {
  for (const child of running) child.kill('SIGTERM')
  await Promise.all(running.map((child) => child.exitCode ?? new Promise((ended) => child.once('exit', ended))))
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
