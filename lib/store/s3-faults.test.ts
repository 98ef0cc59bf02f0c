/** @module-tag thorough */
import { createServer } from 'node:http'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { S3Store } from './s3-store'
import { openBucket, says, type Fault } from './test-s3'

// The faults that a bucket may have, and what comes of it.

let s3: Awaited<ReturnType<typeof openBucket>>
let dir: string
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'gazette-faults-'))
  s3 = await openBucket()
})
afterAll(async () => {
  await s3.close()
  rmSync(dir, { recursive: true })
})

// Long enough for a busy machine; tests that wait for a timeout use shorter ones.
const timeouts = { answer: 60_000, bytes: 60_000, again: 1, tries: 3 }
const soon = { answer: 200, bytes: 1_000, again: 1, tries: 3 }
// Each try has to reach the service on a busy machine, and a listing has to have time for all of them.
const unanswered = { answer: 600, bytes: 6_000, again: 1, tries: 3 }
let prefixes = 0
let store: S3Store
let impatient: S3Store
beforeEach(async () => {
  const own = { ...s3.bucket, prefix: `test-${++prefixes}/` }
  store = new S3Store(own, dir, timeouts)
  impatient = new S3Store(own, dir, soon)
  await store.put('one', { 'document.pdf': Buffer.alloc(100_000, 'x') })
  s3.requests.length = 0
})
afterEach(() => void delete s3.state.fault)

const cutOff: Fault = (req) => req.socket.destroy()
const silent: Fault = () => true
const read = async (from = store) => buffer((await from.open('one/document.pdf'))!.stream)
const paths = async (from = store) => {
  const all: string[] = []
  for await (const { path } of from.list()) all.push(path)
  return all.sort()
}

test.each<[string, Fault, string, number]>([
  ['does not answer', silent, 'STORE_UNREACHABLE', 3],
  ['ends the connection', cutOff, 'STORE_UNREACHABLE', 3],
  ['has an error', says(500, 'InternalError'), 'STORE_FAILING', 3],
  ['is busy', says(503, 'SlowDown'), 'STORE_FAILING', 3],
  ['limits requests', says(429), 'STORE_FAILING', 3],
  ['refuses', says(403, 'AccessDenied'), 'STORE_DENIED', 1],
  ['does not know the signature', says(403, 'SignatureDoesNotMatch'), 'STORE_DENIED', 1],
  ['is of another region', says(400, 'AuthorizationHeaderMalformed'), 'STORE_REDIRECTED', 1],
  ['has no such bucket', says(404, 'NoSuchBucket'), 'STORE_NO_BUCKET', 1],
  ['is no such service', (_, res) => res.writeHead(404).end('<html>Not found</html>'), 'STORE_WRONG', 1],
  ['refuses the request', says(400, 'InvalidArgument'), 'STORE_WRONG', 1],
])(
  'a service that %s: one error of its own for every act, tried as often as makes sense',
  async (_, fault, code, tries) => {
    s3.state.fault = fault
    const asked = fault === silent ? new S3Store(s3.bucket, dir, unanswered) : store
    const acts = [
      () => asked.open('one/document.pdf'),
      () => asked.find('one/document.pdf'),
      () => asked.mark('two'),
      () => paths(asked),
      () => asked.withFile('one/document.pdf', async () => 'used'),
    ]
    for (const act of acts) {
      s3.requests.length = 0
      await expect(act()).rejects.toMatchObject({ code })
      expect(s3.requests).toHaveLength(tries)
    }
    expect(await asked.check()).toEqual({ problem: code, keepsVersions: 'unknown' })
    delete s3.state.fault
    expect(await paths()).toEqual(['one/document.pdf'])
    expect(readdirSync(dir)).toEqual([])
  },
)

test('what passes is not noticed', async () => {
  let failures = 2
  s3.state.fault = (req, res) => (failures-- > 0 ? says(500, 'InternalError')(req, res) : undefined)
  expect(await read()).toHaveLength(100_000)
})

test('no redirect is followed, and nothing is sent to where it leads', async () => {
  const elsewhere = createServer()
  const asked: unknown[] = []
  elsewhere.on('request', (req, res) => (asked.push(req.headers), res.end('bytes')))
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening')
  const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/gazette/one/document.pdf`
  for (const status of [301, 302, 303, 307, 308]) {
    s3.state.fault = says(status, 'PermanentRedirect', { location })
    await expect(store.open('one/document.pdf')).rejects.toMatchObject({ code: 'STORE_REDIRECTED' })
    await expect(store.put('two', { a: Buffer.from('a') })).rejects.toMatchObject({ code: 'STORE_REDIRECTED' })
  }
  elsewhere.close()
  expect(asked).toEqual([])
})

test.each<[string, Fault]>([
  [
    'half of a file and then nothing more',
    (_, res) => res.writeHead(200, { 'content-length': 100_000 }).write('x'.repeat(50_000)),
  ],
  [
    'half of a file and then an end',
    (_, res) => (
      res.writeHead(200, { 'content-length': 100_000 }).write('x'.repeat(50_000)),
      setTimeout(() => res.destroy(), 20)
    ),
  ],
])('%s is an error and never the file', async (_, fault) => {
  s3.state.fault = fault
  await expect(read(impatient)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
  const seen: string[] = []
  await expect(impatient.withFile('one/document.pdf', async (file) => seen.push(file))).rejects.toMatchObject({
    code: 'STORE_UNREACHABLE',
  })
  expect([seen, readdirSync(dir)]).toEqual([[], []])
})

test.each<[string, Fault]>([
  ['the whole in place of a part', (_, res) => res.writeHead(200, { 'content-length': 5 }).end('whole')],
  [
    'a shorter part',
    (_, res) => res.writeHead(206, { 'content-range': 'bytes 5-7/100000', 'content-length': 3 }).end('oth'),
  ],
  [
    'a part that says another end',
    (_, res) => res.writeHead(206, { 'content-range': 'bytes 5-7/100000', 'content-length': 5 }).end('other'),
  ],
  [
    'a part of fewer bytes than it says',
    (_, res) => res.writeHead(206, { 'content-range': 'bytes 5-9/100000', 'content-length': 3 }).end('oth'),
  ],
  ['another part', (_, res) => res.writeHead(206, { 'content-range': 'bytes 7-11/100000' }).end('other')],
  ['a part without a number', (_, res) => res.writeHead(206).end('part')],
])('%s is refused', async (_, fault) => {
  s3.state.fault = fault
  await expect(store.open('one/document.pdf', { part: { first: 5, last: 9 } })).rejects.toMatchObject({
    code: 'STORE_WRONG',
  })
})

test('a file that is shorter than the part that is asked for says how long it is', async () => {
  s3.state.fault = says(416, 'InvalidRange', { 'content-range': 'bytes */10' })
  expect((await store.open('one/document.pdf', { part: { first: 50, last: 90 } }))?.bytes).toBe(10)
})

test('a reader who is slow is waited for', async () => {
  await store.put('two', { large: Buffer.alloc(8_000_000, 'x') })
  const { stream } = (await impatient.open('two/large'))!
  await once(stream, 'readable')
  await wait(1.5 * soon.bytes)
  expect(await buffer(stream)).toHaveLength(8_000_000)
})

test('a service that brings nothing more to a reader who was slow is not waited for', async () => {
  s3.state.fault = (_, res) => res.writeHead(200, { 'content-length': 8_000_000 }).write(Buffer.alloc(2_000_000))
  const { stream } = (await impatient.open('one/document.pdf'))!
  await once(stream, 'readable')
  await wait(1.5 * soon.bytes)
  await expect(buffer(stream)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
})

test.each([
  ['Enabled', 'yes'],
  ['Suspended', 'suspended'],
  ['', 'no'],
])('a bucket whose versions are "%s" keeps them: %s', async (status, keepsVersions) => {
  s3.state.fault = (req, res) =>
    req.url!.includes('versioning')
      ? res.end(`<VersioningConfiguration>${status && `<Status>${status}</Status>`}</VersioningConfiguration>`)
      : undefined
  expect(await store.check()).toEqual({ keepsVersions, problem: undefined })
})

test('no error says a key of the bucket or a word of the service', async () => {
  const secret = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' }
  const own = new S3Store({ ...s3.bucket, keys: secret }, dir, soon)
  for (const fault of [undefined, says(403, 'AccessDenied'), says(500), cutOff, silent]) {
    s3.state.fault = fault
    const error = await own.open('one/document.pdf').catch((error: unknown) => error)
    expect(error).toBeInstanceOf(Error)
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/AKIDEXAMPLE|wJalr|A text with words/)
  }
})
