// Memory that eight connections hold which send 100 MB each and never end, at each address that takes bodies, and how long a stop
// takes with half a head open. See bench/README.md.
//   node bench/held-bodies.mjs
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'

const root = join(import.meta.dirname, '..')
const connections = 8
const size = 100_000_000
const maxMemory = 50
const maxStopTime = 1_000
const addresses = [
  '/api/auth/callback/credentials',
  '/api/auth/_log',
  '/sign-in',
  '/admin',
  '/api/desk/media',
  '/oai',
  '/news',
]

const original = join(process.env.DATA_DIR ?? join(root, 'data'), 'gazette.db')
const missing = [
  !existsSync(join(root, '.next/BUILD_ID')) && 'a built tree: npm run build',
  !existsSync(original) && `a database at ${original}: run npm start once, or set DATA_DIR`,
].filter(Boolean)
if (missing.length > 0) {
  console.error(`This measurement needs\n${missing.map((need) => `  ${need}`).join('\n')}`)
  process.exit(1)
}

const work = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const server = await start()
try {
  await measure()
} finally {
  server.kill('SIGKILL')
  rmSync(work, { recursive: true, force: true })
}

async function start() {
  const db = new Database(original, { readonly: true })
  db.prepare('vacuum into ?').run(join(work, 'gazette.db'))
  db.close()
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', SITE_URL: origin, DATA_DIR: work }
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: root, env, stdio: 'ignore' })
  for (let n = 0; n < 150; n++) {
    if (child.exitCode !== null) throw new Error('The server ended at once')
    if (await fetch(origin).catch(() => undefined)) return child
    await wait(200)
  }
  throw new Error('The server does not answer')
}

async function measure() {
  for (const path of addresses) await hold(path, { connections: 1, bytes: 1_000, milliseconds: 200 })
  const failed = []
  console.log(`${connections} connections of ${size / 1e6} MB, held for 3 s; Node ${process.version}\n`)
  for (const path of addresses) {
    const before = memory()
    const max = await hold(path, { connections, bytes: size, milliseconds: 3_000 })
    const moved = max - before
    if (moved >= maxMemory) failed.push(path)
    console.log(`${path.padEnd(34)}${`${moved.toFixed(0)} MB`.padStart(8)}`)
    await wait(1_000)
  }
  const stop = await stopWithHalfAHead()
  console.log(`\na stop with half a head open${`${stop.toFixed(0)} ms`.padStart(14)}`)
  console.log(`\nless than ${maxMemory} MB everywhere: ${failed.length === 0 ? 'yes' : `NO, ${failed.join(', ')}`}`)
  console.log(`a stop within ${maxStopTime} ms: ${stop <= maxStopTime ? 'yes' : 'NO'}`)
  if (failed.length > 0 || stop > maxStopTime) process.exitCode = 1
}

/** Sends as much as is taken and ends nothing. Answers with the most memory (MB) that was seen meanwhile. */
async function hold(path, { connections, bytes, milliseconds }) {
  const block = Buffer.alloc(1_000_000)
  const headers = { origin, 'content-type': 'application/json', 'content-length': bytes }
  const open = Array.from({ length: connections }, () => {
    const req = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false })
    req.on('error', () => {})
    let remaining = bytes - 1
    const push = () => {
      while (remaining > 0 && !req.destroyed) {
        const part = block.subarray(0, Math.min(remaining, block.length))
        remaining -= part.length
        if (!req.write(part)) return req.once('drain', push)
      }
    }
    push()
    return req
  })
  let max = 0
  for (const end = performance.now() + milliseconds; performance.now() < end; await wait(50))
    max = Math.max(max, memory())
  for (const req of open) req.destroy()
  return max
}

async function stopWithHalfAHead() {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n')
  await wait(300)
  const began = performance.now()
  server.kill('SIGTERM')
  await new Promise((ended) => server.once('exit', ended))
  return performance.now() - began
}

/** Resident memory of the server in MB. */
function memory() {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1000
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
