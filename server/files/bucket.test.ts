/** @module-tag thorough */
import { Agent } from 'node:http'
import { connect } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { env, setDataDir } from '@/lib/process/env'
import { mediaStore } from '@/lib/store/media'
import { keepFilesIn, openBucket, says, type Fault } from '@/lib/store/test-s3'
import type { FindFile } from './files'
import { openDoor, page, still } from '../test-door'
import type { FindStored } from './withhold'

// Readers and files that lie in a bucket.

let s3: Awaited<ReturnType<typeof openBucket>>
let dir: string
const bytes = Buffer.alloc(3_000_000, 'abcdefghij')
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'gazette-bucket-'))
  s3 = await openBucket()
})
afterAll(async () => {
  await s3.close()
  rmSync(dir, { recursive: true })
})
beforeEach(async () => {
  setDataDir(dir)
  keepFilesIn(s3.bucket)
  await mediaStore().put('a1', { 'document.pdf': bytes })
  s3.requests.length = 0
})
afterEach(() => {
  delete s3.state.fault
  keepFilesIn(undefined)
})

let known: number
beforeEach(() => void (known = bytes.length))
const findStored: FindStored = async () => ({ bytes: known, sha256: 'ab' })
const findFile: FindFile = async ({ id }) =>
  id === 'a1' ? { mediaId: 'a1', name: 'r.pdf', type: 'application/pdf', file: 'document.pdf' } : undefined
const open = () =>
  openDoor({ findFile, findStored, handle: (_, res) => still(res, page('nothing here'), { status: 404 }) })
const path = '/files/a1/r.pdf'

test('a file comes whole and in parts, for HEAD and again, as one from a folder does', async () => {
  expect(env().bucket).toBeDefined()
  const { ask } = await open()
  const whole = await ask(path)
  expect([whole.status, whole.headers['content-length'], whole.body.equals(bytes)]).toEqual([200, '3000000', true])
  expect(whole.headers).toMatchObject({ etag: '"ab"', 'accept-ranges': 'bytes', 'content-type': 'application/pdf' })
  for (const header of Object.keys(whole.headers)) expect(header).not.toMatch(/^x-amz|last-modified|server/)
  const part = await ask(path, { headers: { range: 'bytes=10-19', 'if-range': '"ab"' } })
  expect([part.status, part.text, part.headers['content-range']]).toEqual([206, 'abcdefghij', 'bytes 10-19/3000000'])
  const last = await ask(path, { headers: { range: 'bytes=-3' } })
  expect([last.status, last.text, last.headers['content-range']]).toEqual([206, 'hij', 'bytes 2999997-2999999/3000000'])
  expect((await ask(path, { headers: { range: 'bytes=10-19', 'if-range': '"other"' } })).body).toHaveLength(3_000_000)
  const beyond = await ask(path, { headers: { range: 'bytes=3000000-' } })
  expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */3000000'])
  const head = await ask(path, { method: 'HEAD' })
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '3000000', 0])
})

test('the bucket is asked for no more than what is sent, and for nothing where a reader has it or may not have it', async () => {
  const ranges: unknown[] = []
  s3.state.fault = (req) => void ranges.push(req.headers.range)
  const { ask } = await open()
  await ask(path, { headers: { range: 'bytes=10-19' } })
  expect((await ask(path, { headers: { 'if-none-match': '"ab"' } })).status).toBe(304)
  expect((await ask('/files/b2/r.pdf')).status).toBe(404)
  expect([ranges, s3.requests]).toEqual([['bytes=10-19'], ['GET /gazette/files/a1/document.pdf']])
})

test('a reader who leaves ends the request to the bucket, even one that brings nothing more', async () => {
  let ended: (value: unknown) => void
  const isEnded = new Promise((resolve) => (ended = resolve))
  s3.state.fault = (_, res) => {
    res.on('close', ended)
    return res.writeHead(200, { 'content-length': bytes.length }).write('some of it')
  }
  const { port } = await open()
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`)
  await new Promise((begun) => socket.once('data', begun))
  socket.destroy()
  await isEnded
})

const refuses = says(403, 'AccessDenied')
test.each<[string, Fault]>([
  ['refuses', refuses],
  ['leads elsewhere', (_, res) => res.writeHead(307, { location: 'http://127.0.0.1:9/' }).end()],
  ['ends the connection', (req) => req.socket.destroy()],
])('where the bucket %s, readers are told to come back, and pages are as ever', async (_, fault) => {
  const { ask } = await openDoor({ findFile, findStored })
  s3.state.fault = fault
  for (const how of [{}, { method: 'HEAD' }, { headers: { range: 'bytes=0-9' } }]) {
    const reply = await ask(path, how)
    expect([reply.status, reply.headers['retry-after'], reply.headers['cache-control']]).toEqual([
      503,
      '60',
      'no-store',
    ])
    for (const header of ['location', 'etag', 'content-range', 'content-disposition'])
      expect(reply.headers).not.toHaveProperty(header)
  }
  expect((await ask('/2014/10/a-post')).status).toBe(200)
  delete s3.state.fault
  expect((await ask(path)).status).toBe(200)
})

test('where the bucket takes the request and says nothing, readers are told to come back within five seconds', async () => {
  const { ask } = await open()
  const abandoned = Promise.withResolvers<void>()
  s3.state.fault = (_, res) => res.on('close', abandoned.resolve)
  const began = performance.now()
  const replies = await Promise.all([ask(path), ask(path, { method: 'HEAD' })])
  // A busy machine has twice as long; three tries of five seconds took sixteen.
  expect(performance.now() - began).toBeLessThan(10_000)
  for (const { status, headers } of replies) expect([status, headers['retry-after']]).toEqual([503, '60'])
  await abandoned.promise
})

test('a file that the bucket has in another length is not given out', async () => {
  const { ask } = await open()
  known = bytes.length + 1
  for (const how of [{}, { method: 'HEAD' }, { headers: { range: 'bytes=0-9' } }, { headers: { range: 'bytes=-1' } }]) {
    const reply = await ask(path, how)
    expect([reply.status, reply.headers['retry-after']]).toEqual([503, '86400'])
  }
})

test('half a file is never taken for the whole: the answer breaks off', async () => {
  s3.state.fault = (_, res) => {
    res.writeHead(200, { 'content-length': bytes.length }).write(bytes.subarray(0, 100_000))
    setTimeout(() => res.destroy(), 20)
    return true
  }
  const { ask } = await open()
  // On a kept connection, the next answer would be taken for the missing rest.
  const agent = new Agent({ keepAlive: true })
  await expect(ask(path, { agent })).rejects.toThrow()
  agent.destroy()
})

test('a file that the bucket does not have is an unknown address', async () => {
  await mediaStore().remove('a1')
  const { ask } = await open()
  expect([(await ask(path)).status, (await ask(path, { method: 'HEAD' })).status]).toEqual([404, 404])
})
