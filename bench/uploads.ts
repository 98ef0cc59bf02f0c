// What uploads that are held open cost the built site, in memory: node --import tsx bench/uploads.ts [CONNECTIONS] [MB]
// Exits with 1 where both of the last rounds moved memory (RSS) by more than 50 MB, of 800 that are held. Linux.
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { encode } from 'next-auth/jwt'
import { keyFor } from '@/auth/keys'
import { closeDatabase, openDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { maxSessionAge, openSession } from '@/domain/staff/sessions'
import { freePort, startServer } from '@/e2e/support/server'
import { someone } from '@/e2e/support/staff'

const connections = Number(process.argv[2] ?? 8)
const size = Number(process.argv[3] ?? 100) * 1_000_000
const maxMoved = 50_000_000
/** Small files first: they grow the room for pieces on their way, which files of any size share. */
const small = [size / 10, size / 10]
/** Twice, and the lower counts: what is held is held in both, while garbage waits for its collection in one or the other. */
const large = [size, size]

const dataDir = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
openDatabase(dataDir)
migrateDatabase()
const { id } = await someone('editor')
const token = { sid: await openSession(id, Date.now()) }
const cookie = `gazette=${await encode({ token, secret: keyFor('session'), maxAge: maxSessionAge / 1000 })}`
closeDatabase()

const server = await startServer({ dataDir, port: await freePort(), settings: { DEMO: 'no' } })
const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isServer(name))!
await send(1_000_000, { whole: true }) // what is loaded with the first upload is no part of it
const moved: number[] = []
for (const bytes of [...small, ...large]) {
  await wait(2_000)
  const before = rss()
  let max = before
  const looking = setInterval(() => (max = Math.max(max, rss())), 50)
  const requests = await Promise.all(Array.from({ length: connections }, () => send(bytes, { whole: false })))
  while (arrived() < connections * bytes * 0.99) await wait(100)
  await wait(2_000)
  clearInterval(looking)
  moved.push(max - before)
  console.log(
    `${connections} uploads of ${bytes / 1e6} MB held: ${mb(before)}, at most ${mb(max)}: by ${mb(max - before)}`,
  )
  for (const req of requests) req.destroy()
  while (readdirSync(join(dataDir, 'media')).length > 0) await wait(100)
}
await server.stop()
rmSync(dataDir, { recursive: true })
process.exitCode = Math.min(...moved.slice(-large.length)) > maxMoved ? 1 : 0

/** Sends a form with a file of so many bytes; all of it, or all but its end. */
async function send(bytes: number, { whole }: { whole: boolean }) {
  const headers = { cookie, origin: server.url, 'content-type': 'multipart/form-data; boundary=x' }
  const req = request(`${server.url}/api/desk/media`, { method: 'POST', headers })
  req.on('error', () => {})
  req.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n')
  for (let offset = 0; offset < bytes; offset += 100_000)
    if (!req.write(Buffer.alloc(100_000, offset))) await once(req, 'drain')
  if (!whole) return req
  req.end('\r\n--x--\r\n')
  const [answer] = await once(req, 'response')
  answer.resume()
  await once(answer, 'end')
  return req
}

/** Bytes of uploads on the disk. */
function arrived() {
  const media = join(dataDir, 'media')
  return readdirSync(media).reduce((sum, name) => sum + statSync(join(media, name)).size, 0)
}

function isServer(processId: string) {
  try {
    return readFileSync(`/proc/${processId}/environ`, 'utf8').includes(`DATA_DIR=${dataDir}\0`)
  } catch {
    return false
  }
}

function rss() {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024
}

function mb(bytes: number) {
  return `${Math.round(bytes / 1e6)} MB`
}
