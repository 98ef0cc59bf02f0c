/** @module-tag thorough */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listen } from '@/lib/process/test-log'
import { openDoor, siteUrl, type How, type Reply } from '../test-door'
import { Processes, type ProcessesOptions } from './processes'

let dir: string
let log: string
let entry: string
let open: Processes[]
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'gazette-processes-'))
  log = join(dir, 'log')
  writeFileSync(log, '')
  entry = entryFor({})
  open = []
})
afterEach(async () => {
  await Promise.all(open.map((processes) => processes.stop()))
  rmSync(dir, { recursive: true })
})

/** A file that runs a test process. */
function entryFor(how: { isSilent?: boolean }) {
  const file = join(dir, 'entry.mts')
  const run = `import { runTestProcess } from '${join(import.meta.dirname, 'test-process.ts')}'\n`
  writeFileSync(file, `${run}await runTestProcess(${JSON.stringify({ log, ...how })})`)
  return file
}

const asked = () => readFileSync(log, 'utf8').split('\n').filter(Boolean)
const times = { page: 1_000, wait: 20_000 }

/** A door with processes behind it, whose askers are named by a header. */
async function openProcesses(options: Partial<ProcessesOptions> = {}) {
  const publicState = { version: 1 }
  const askerOf = ({ headers }: IncomingMessage) => headers['x-asker'] as string | undefined
  const version = () => publicState.version
  const processes = new Processes({
    keeps: true,
    pages: 1,
    siteUrl,
    dataDir: dir,
    entry,
    askerOf,
    version,
    pageTimes: times,
    ...options,
  })
  open.push(processes)
  await processes.started()
  const { render, forward } = processes
  const door = await openDoor({ render, forward, version })
  const say = async (path: string, how?: How) => {
    const reply = await door.ask(path, how)
    return { ...reply, said: reply.status === 200 ? JSON.parse(reply.text) : undefined }
  }
  return { ...door, say, publicState, processes }
}

test('a page is made for nobody, by a process for pages; the desk is answered by its own, with all that was sent', async () => {
  const { say } = await openProcesses()
  const page = (await say('/news', { headers: { cookie: 'a=b', 'x-for-nobody': 'no', 'user-agent': 'me' } })).said
  expect(page).toMatchObject({ name: 'page-1', headers: { host: 'gazette.example', 'x-forwarded-proto': 'https' } })
  expect(page.headers).not.toHaveProperty('cookie')
  expect(page.headers).not.toHaveProperty('user-agent')

  const headers = { cookie: 'a=b', 'x-for-nobody': 'yes', 'x-request-id': 'theirs', te: 'trailers' }
  const { said: desk, headers: answered } = await say('/admin/entries', { headers })
  expect(desk).toMatchObject({ name: 'desk', headers: { cookie: 'a=b' } })
  for (const name of ['x-for-nobody', 'te']) expect(desk.headers).not.toHaveProperty(name)
  expect(desk.headers['x-request-id']).toBe(answered['x-request-id'])
  expect(desk.headers['x-request-id']).not.toBe('theirs')
  expect(answered['set-cookie']).toEqual(['one=1', 'two=2'])
  const body = 'a'.repeat(500_000)
  const put = { method: 'PUT', body, headers: { origin: siteUrl, expect: '100-continue' } }
  expect((await say('/api/desk/entries/1/draft', put)).said).toMatchObject({ name: 'desk', body: 500_000 })
})

test('a page process makes one page at a time, previews for staff among them', async () => {
  const { ask } = await openProcesses({ pages: 2 })
  const paths = [
    '/admin/entries/1/preview/document',
    '/admin/site-at/1/news',
    ...Array.from({ length: 8 }, (_, n) => `/${n}`),
  ]
  const replies = await Promise.all(paths.map((path) => ask(`${path}?page=50`)))
  expect(replies.map(({ status }) => status)).toEqual(paths.map(() => 200))
  expect(asked().filter((line) => line.includes('two pages'))).toEqual([])
  expect(new Set(asked().map((line) => line.split(' ')[0]))).toEqual(new Set(['page-1', 'page-2']))
})

test('while the site changes faster than its pages are made, no page is made of a state that is over', async () => {
  const { ask, publicState, server } = await openProcesses({ pageTimes: { ...times, page: 60_000 } })
  const busy = ask('/slow?page=3000')
  await vi.waitFor(() => expect(asked()).toContain('page-1 GET /slow'))
  const replies: Promise<Reply>[] = []
  for (let n = 0; n < 10; n++) {
    publicState.version++
    const arrived = once(server, 'request')
    replies.push(ask('/'))
    await arrived
  }
  for (const { status } of await Promise.all(replies)) expect(status).toBe(200)
  expect((await busy).status).toBe(200)
  // Requests that came while another page was made had one made together.
  expect(asked().filter((line) => line === 'page-1 GET /').length).toBeLessThan(10)
})

test('a page that takes too long is refused to who asked for it; others get theirs', async () => {
  const heard = listen()
  const { ask, publicState } = await openProcesses({ pages: 2 })
  const began = performance.now()
  const busy = ask('/busy', { headers: { 'x-asker': 'one' } })
  await vi.waitFor(() => expect(asked()).toContain('page-1 GET /busy'))
  expect((await ask('/news', { headers: { 'x-asker': 'other' } })).status).toBe(200)
  expect(performance.now() - began).toBeLessThan(times.page)
  const reply = await busy
  expect([reply.status, reply.headers['retry-after'], reply.headers['cache-control']]).toEqual([503, '5', 'no-store'])
  expect(reply.text).toContain('This page cannot be made just now')

  // The page is tried once more, and then not as long as it would be the same page.
  expect((await ask('/busy')).headers['retry-after']).toBe('30')
  expect((await ask('/busy')).status).toBe(503)
  expect(asked().filter((line) => line.endsWith('/busy'))).toHaveLength(2)
  publicState.version++
  expect((await ask('/busy')).status).toBe(503)
  expect(asked().filter((line) => line.endsWith('/busy'))).toHaveLength(3)
  expect(heard().filter(({ msg }) => msg === 'A request failed')).toHaveLength(3)
})

test('a page that waits, as on a machine that others keep busy, is made; one that waits for ever is given up', async () => {
  const { ask } = await openProcesses({ pageTimes: { ...times, page: 300 } })
  expect((await ask('/slow?page=900')).status).toBe(200)
  expect((await ask('/slow?page=60000')).status).toBe(503)
})

test('where a process ends by itself, another one makes the page', async () => {
  const { say } = await openProcesses({ pages: 2 })
  const replies = await Promise.all(['/once', '/a', '/b', '/c'].map((path) => say(path)))
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(asked().filter((line) => line.endsWith('/once'))).toEqual(['page-1 GET /once', 'page-2 GET /once'])
})

/** Kills processes; returns when all have ended, and before this process has received an exit event. */
function killAtOnce(pids: number[]) {
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  const hasEnded = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  while (!pids.every(hasEnded));
}

test('where two processes end at the same moment, the page that one of them made still comes', async () => {
  const { say } = await openProcesses({ pages: 2, pageTimes: { ...times, page: 60_000 } })
  const both = (await Promise.all(['/a', '/b'].map((path) => say(`${path}?page=500`)))).map(({ said }) => said)
  const [maker, other] = ['page-1', 'page-2'].map((name) => both.find((said) => said.name === name)!.pid as number)
  const reply = say('/slow?page=2000')
  await vi.waitFor(() => expect(asked()).toContain('page-1 GET /slow'))
  killAtOnce([maker!, other!])
  expect((await reply).status).toBe(200)
})

test('where the only process ends, the page comes from its successor, however long that takes to start', async () => {
  const { say } = await openProcesses({ pageTimes: { page: 60_000, wait: 1 } })
  const { pid } = (await say('/a')).said
  const reply = say('/slow?page=2000')
  await vi.waitFor(() => expect(asked()).toContain('page-1 GET /slow'))
  killAtOnce([pid])
  expect((await reply).said.pid).not.toBe(pid)
})

test('a page that ends every process is set aside, and the process is there again for the next', async () => {
  const { ask, say } = await openProcesses()
  expect((await ask('/ends')).status).toBe(503)
  expect(asked()).toEqual(['page-1 GET /ends', 'page-1 GET /ends'])
  expect((await say('/news')).said.name).toBe('page-1')
})

test('where the process of the desk ends, what only reads is asked again, and nothing else ever', async () => {
  const { ask, say } = await openProcesses()
  const before = (await say('/admin')).said.pid
  const [get, post] = [ask('/admin/ends'), ask('/admin/ends', { method: 'POST', headers: { origin: siteUrl } })]
  expect([(await get).status, (await post).status]).toEqual([503, 503])
  expect(asked().filter((line) => line === 'desk POST /admin/ends').length).toBeLessThanOrEqual(1)
  expect(asked().filter((line) => line === 'desk GET /admin/ends').length).toBeGreaterThanOrEqual(1)
  expect((await say('/admin')).said.pid).not.toBe(before)
})

test('what is sent to the desk while it starts again waits for it', async () => {
  const { ask, say } = await openProcesses()
  expect((await ask('/admin/ends', { method: 'POST', headers: { origin: siteUrl } })).status).toBe(503)
  const post = await say('/admin/save', { method: 'POST', body: 'words', headers: { origin: siteUrl } })
  expect([post.status, post.said.body]).toEqual([200, 5])
})

test('a silent process of the desk is ended', async () => {
  entryFor({ isSilent: true })
  const { say } = await openProcesses({ deskTimes: { wait: 20_000, pulse: 50, silence: 300 } })
  const { pid } = (await say('/admin')).said
  await vi.waitFor(async () => expect((await say('/admin')).said.pid).not.toBe(pid), { timeout: 10_000 })
})

test('damage that a process for pages meets is told to the one that answers for the installation', async () => {
  const { say } = await openProcesses()
  await say('/damage')
  await vi.waitFor(() => expect(asked()).toContain('desk was told of SQLITE_CORRUPT'))
})

test('nobody who leaves keeps a process busy', async () => {
  const { port, say } = await openProcesses()
  for (let n = 0; n < 3; n++) {
    const leaving = new AbortController()
    const reply = fetch(`http://127.0.0.1:${port}/left-${n}?page=200`, { signal: leaving.signal }).catch(() => {})
    await wait(30)
    leaving.abort()
    await reply
  }
  expect((await say('/news')).status).toBe(200)
})

test('a process goes on with a preview that nobody waits for any more, and makes nothing else meanwhile', async () => {
  const { port, say } = await openProcesses()
  const leaving = new AbortController()
  const url = `http://127.0.0.1:${port}/admin/entries/1/preview/document?page=400`
  const left = fetch(url, { signal: leaving.signal }).catch(() => {})
  await vi.waitFor(() => expect(asked()).toContain('page-1 GET /admin/entries/1/preview/document'))
  leaving.abort()
  await left
  expect((await say('/news')).status).toBe(200)
  expect(asked().filter((line) => line.includes('two pages'))).toEqual([])
})
