import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { receiveParts, sendParts } from './answer-parts'

let server: Server
afterEach(() => server.close())

async function receive(answer: RequestListener) {
  server = createServer({ keepAliveTimeout: 1 }, answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const request = get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, agent: false })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return receiveParts(response)
}

const long = Buffer.from('<p>A paragraph of many.</p>'.repeat(50_000))
const html = { 'content-type': 'text/html', 'transfer-encoding': 'chunked', 'x-still': 'none' }

test('an answer comes with its compressed forms, each whole', async () => {
  const { status, headers, body, encoded } = await receive((_, res) =>
    sendParts(res, { status: 404, headers: html, body: long }),
  )
  expect([status, headers['x-still'], headers['x-parts']]).toEqual([404, 'none', undefined])
  const { gzip, br } = encoded!.compressed!
  for (const one of [body, gunzipSync(gzip), brotliDecompressSync(br)]) expect(one.equals(long)).toBe(true)
})

test.each([
  ['short', { 'content-type': 'text/html' }, Buffer.from('<p>')],
  ['empty', { location: '/' }, Buffer.alloc(0)],
  ['a picture', { 'content-type': 'image/png' }, Buffer.alloc(2_000, 7)],
])('what is %s has one form', async (_, headers, body) => {
  const received = await receive((_, res) => sendParts(res, { status: 200, headers, body }))
  expect(received.body.equals(body)).toBe(true)
  expect(received.encoded).toMatchObject({ compressed: undefined, hash: expect.stringMatching(/^[\w-]{22}$/) })
})

test.each<[string, RequestListener]>([
  [
    'is cut off',
    (_, res) =>
      void res.writeHead(200, { 'x-parts': 'a 9', 'content-length': 9 }).write('12345678', () => res.destroy()),
  ],
  [
    'is longer than it says',
    (_, res) => void res.writeHead(200, { 'x-parts': 'a 3', 'content-length': 4 }).end('1234'),
  ],
  ['says nothing of its parts', (_, res) => void res.end('1234')],
])('an answer that %s is none', async (_, answer) => {
  await expect(receive(answer)).rejects.toThrow()
})
