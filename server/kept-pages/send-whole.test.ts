import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { keepAliveTimeout } from '../front-door/limits'
import { sendWhole, wholeAnswer } from './page'

const body = Buffer.from('<p>អត្ថបទ — text</p>'.repeat(2_000))
const headers = ['content-type', 'text/html; charset=utf-8', 'etag', '"a"', 'content-length', String(body.length)]
const answer = wholeAnswer(200, headers, body)

type Send = (res: ServerResponse) => void
const byNode: Send = (res) => void res.writeHead(200, headers).end(body)

async function answersOf(send: Send, requests: string, settings: { keepAliveTimeout?: number }) {
  const server = createServer({ keepAliveTimeout, ...settings }, (_, res) => send(res))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.end(requests)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
    .toString('latin1')
    .replaceAll(/^Date: .*\r$/gm, 'Date')
}

const get = (version: string, more = '') => `GET / HTTP/${version}\r\nHost: a.example\r\n${more}\r\n`

test.each([
  ['one request', [true], get('1.1'), {}],
  ['three in one piece', [true, true, true], get('1.1').repeat(3), {}],
  ['a connection that is to end', [false], get('1.1', 'Connection: close\r\n'), {}],
  ['two, and an end', [true, false], get('1.1') + get('1.1', 'Connection: close\r\n'), {}],
  ['HTTP/1.0', [false], get('1.0'), {}],
  ['HTTP/1.0 that goes on', [true, false], get('1.0', 'Connection: keep-alive\r\n') + get('1.0'), {}],
  ['a server that keeps connections for ever', [false], get('1.1'), { keepAliveTimeout: 0 }],
  ['a server that keeps them for a second', [false], get('1.1'), { keepAliveTimeout: 1_000 }],
])('%s is answered byte for byte as by writeHead', async (_, expected, requests, settings) => {
  const sent: boolean[] = []
  const whole: Send = (res) => {
    sent.push(sendWhole(res, 200, answer))
    if (!sent.at(-1)) byNode(res)
  }
  expect(await answersOf(whole, requests, settings)).toBe(await answersOf(byNode, requests, settings))
  expect(sent).toEqual(expected)
})

test('an answer that has headers already, or a connection that a stop ends, is left to Node', async () => {
  for (const prepare of [
    (res) => void res.setHeader('x-more', 'yes'),
    (res) => (res.shouldKeepAlive = false),
  ] as Send[]) {
    const whole: Send = (res) => {
      prepare(res)
      expect(sendWhole(res, 200, answer)).toBe(false)
      byNode(res)
    }
    const node: Send = (res) => (prepare(res), byNode(res))
    expect(await answersOf(whole, get('1.1'), {})).toBe(await answersOf(node, get('1.1'), {}))
  }
})

test('a value that would begin another line is refused', () => {
  expect(() => wholeAnswer(301, ['location', '/a\r\nset-cookie: b'], body)).toThrow(/Invalid character/)
})
