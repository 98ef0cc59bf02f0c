import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setDataDir } from '@/lib/process/env'
import type { FindFile } from './files'
import { openDoor, page, still } from '../test-door'
import type { FindStored } from './withhold'

const stored: Record<string, string> = { 'document.pdf': 'x'.repeat(5_000_000), '960.webp': 'picture' }

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gazette-files-'))
  setDataDir(root)
  mkdirSync(join(root, 'media/a1'), { recursive: true })
  for (const [file, bytes] of Object.entries(stored)) writeFileSync(join(root, 'media/a1', file), bytes)
})
afterEach(() => rmSync(root, { recursive: true }))

const sha256 = 'ab'.repeat(32)
const findFile: FindFile = async (request) => {
  if (request.id !== 'a1') return undefined
  const place = { mediaId: 'a1' }
  if ('width' in request) {
    const file = `${request.width}.${request.format}`
    return { ...place, name: file, file, type: 'image/webp' }
  }
  if (request.name === 'Old.pdf') return { path: '/files/a1/Report.pdf' }
  if (request.version !== undefined && request.version > 2) return undefined
  const immutable = request.version !== undefined
  return request.name === 'Report.pdf'
    ? {
        ...place,
        name: request.name,
        type: 'application/pdf',
        file: 'document.pdf',
        immutable,
      }
    : undefined
}
const sums: Record<string, string> = { 'document.pdf': sha256, '960.webp': 'c'.repeat(64) }
const findStored: FindStored = async ({ file }) =>
  stored[file] === undefined ? undefined : { bytes: stored[file].length, sha256: sums[file]! }
const openFiles = () =>
  openDoor({ findFile, findStored, handle: (_, res) => still(res, page('nothing here'), { status: 404 }) })

test('a file comes whole, with its type, its length, its tag and no right to do anything', async () => {
  const { ask } = await openFiles()
  const reply = await ask('/files/a1/Report.pdf', { headers: { 'accept-encoding': 'br, gzip' } })
  expect(reply.status).toBe(200)
  expect(reply.body.length).toBe(5_000_000)
  expect(reply.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': '5000000',
    'accept-ranges': 'bytes',
    'content-disposition': 'inline; filename="Report.pdf"',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, no-cache',
    etag: `"${'ab'.repeat(16)}"`,
  })
  // When it was uploaded is nobody's business, and an older version may come back to the address.
  for (const name of ['content-encoding', 'last-modified']) expect(reply.headers).not.toHaveProperty(name)
})

test('one version may stay with its reader for a year, in no cache that many share', async () => {
  const { ask } = await openFiles()
  const { status, headers } = await ask('/files/a1/2/Report.pdf')
  expect([status, headers['cache-control']]).toEqual([200, 'private, max-age=31536000, immutable'])
  expect((await ask('/files/a1/2/Report.pdf', { headers: { 'if-none-match': headers.etag! } })).status).toBe(304)
})

test('a picture is asked for each time, and comes again only where it has other bytes', async () => {
  const { ask } = await openFiles()
  const first = await ask('/media/a1/960.webp')
  expect([first.status, first.headers['cache-control']]).toEqual([200, 'public, no-cache'])
  const again = { headers: { 'if-none-match': first.headers.etag! } }
  expect((await ask('/media/a1/960.webp', again)).status).toBe(304)
  sums['960.webp'] = 'd'.repeat(64)
  expect([(await ask('/media/a1/960.webp', again)).text]).toEqual(['picture'])
})

test('a name that is not the one leads to it, for now', async () => {
  const { ask } = await openFiles()
  for (const method of ['GET', 'HEAD']) {
    const reply = await ask('/files/a1/Old.pdf', { method })
    expect([reply.status, reply.headers.location, reply.body.length]).toEqual([302, '/files/a1/Report.pdf', 0])
    expect(reply.headers).toMatchObject({ 'cache-control': 'public, no-cache', 'x-content-type-options': 'nosniff' })
  }
})

test('a download goes on only where the rest is of the same bytes', async () => {
  const { ask } = await openFiles()
  const tag = `"${'ab'.repeat(16)}"`
  const from = async (condition: string) =>
    (await ask('/files/a1/Report.pdf', { headers: { range: 'bytes=10-19', 'if-range': condition } })).status
  expect(await from(tag)).toBe(206)
  expect(await from('"another"')).toBe(200)
  expect(await from(`W/${tag}`)).toBe(200)
  expect(await from('Wed, 21 Oct 2099 07:28:00 GMT')).toBe(200)
})

test('a part of a file, and a part that is not there', async () => {
  const { ask } = await openFiles()
  const part = await ask('/files/a1/Report.pdf', { headers: { range: 'bytes=10-19' } })
  expect([part.status, part.text, part.headers['content-range']]).toEqual([206, 'xxxxxxxxxx', 'bytes 10-19/5000000'])
  const last = await ask('/files/a1/Report.pdf', { headers: { range: 'bytes=-4' } })
  expect([last.status, last.headers['content-range']]).toEqual([206, 'bytes 4999996-4999999/5000000'])
  for (const suffix of ['bytes=-5000000', 'bytes=-5000001', 'bytes=-99999999999999999999']) {
    const whole = await ask('/files/a1/Report.pdf', { headers: { range: suffix } })
    expect([whole.status, whole.body.length]).toEqual([206, 5_000_000])
    expect(whole.headers['content-range']).toBe('bytes 0-4999999/5000000')
  }
  expect((await ask('/files/a1/Report.pdf', { headers: { range: 'bytes=-0' } })).status).toBe(416)
  const beyond = await ask('/files/a1/Report.pdf', { headers: { range: 'bytes=5000000-' } })
  expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */5000000'])
  expect(beyond.headers).not.toHaveProperty('content-disposition')
})

test('a part of another file than the one that is asked for is refused', async () => {
  const { ask } = await openFiles()
  const status = async (tags: string) =>
    (await ask('/files/a1/Report.pdf', { headers: { range: 'bytes=0-9', 'if-match': tags } })).status
  expect([await status('"other"'), await status(`"other", "${'ab'.repeat(16)}"`), await status('*')]).toEqual([
    412, 206, 206,
  ])
})

test('HEAD and what a reader has already send no bytes', async () => {
  const { ask } = await openFiles()
  const head = await ask('/files/a1/Report.pdf', { method: 'HEAD' })
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, '5000000'])
  const revalidated = await ask('/files/a1/Report.pdf', { headers: { 'if-none-match': head.headers.etag! } })
  expect([revalidated.status, revalidated.body.length]).toEqual([304, 0])
})

test('a picture in one of its widths', async () => {
  const { ask } = await openFiles()
  const reply = await ask('/media/a1/960.webp')
  expect([reply.status, reply.text, reply.headers['content-type']]).toEqual([200, 'picture', 'image/webp'])
})

test.each([
  '/files/b2/Report.pdf',
  '/files/a1/Other.pdf',
  '/files/a1',
  '/files',
  '/files/a1/Report.pdf/more',
  '/files/a1/3/Report.pdf',
  '/files/a1/0/Report.pdf',
  '/files/a1/01/Report.pdf',
  '/files/a1/2/Report.pdf/more',
  '/files/a1/2',
  '/files/a1/9999999/Report.pdf',
  '/media/a1/1/960.webp',
  '/files/a1/..%2Fa1%2Fdocument.pdf',
  '/files/..%2Fa1/Report.pdf',
  '/media/a1/961.webp',
  '/media/a1/960.png',
  '/media/a1/960',
  '/media/a1/master.jpeg',
  '/media/a1/document.pdf',
])('%s is the same 404 as any unknown address', async (path) => {
  const { ask } = await openFiles()
  const [missing, other] = [await ask(path), await ask('/nowhere')]
  expect(missing.status).toBe(404)
  expect(missing.text).toBe(other.text)
  expect(missing.headers).toEqual({ ...other.headers, date: expect.anything() })
})

test('a file is public exactly while the answer is yes', async () => {
  let live = false
  const { ask } = await openDoor({
    findStored,
    findFile: async (...args) => (live ? findFile(...args) : undefined),
  })
  const before = await ask('/files/a1/Report.pdf')
  live = true
  const during = await ask('/files/a1/Report.pdf')
  live = false
  const after = await ask('/files/a1/Report.pdf')
  expect([before, during, after].map((reply) => reply.headers['content-type'])).toEqual([
    'text/html; charset=utf-8',
    'application/pdf',
    'text/html; charset=utf-8',
  ])
})

test('readers who leave during a download leave no open file behind', async () => {
  const { ask, port } = await openFiles()
  await ask('/files/a1/Report.pdf', { method: 'HEAD' })
  const before = openIn(root)
  for (let i = 0; i < 20; i++) {
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /files/a1/Report.pdf HTTP/1.1\r\nHost: a\r\n\r\n')
    await new Promise((begun) => socket.once('data', begun))
    socket.destroy()
  }
  for (let i = 0; i < 40 && openIn(root) > before; i++) await wait(50)
  expect(openIn(root)).toBe(before)
})

function openIn(dir: string) {
  return readdirSync('/proc/self/fd').filter((fd) => linkOf(fd).startsWith(dir)).length
}

function linkOf(fd: string) {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return ''
  }
}
