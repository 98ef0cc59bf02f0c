import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { boundedServer } from './connections'
import { refuseGarbled } from './refuse'
import { siteUrl } from '../test-door'

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

type Options = Parameters<typeof boundedServer>[0]

async function start(options: Options, owner?: (socket: Socket) => string | undefined) {
  const server = boundedServer(options, owner)
  server.on('request', (_, res) => res.end('here'))
  server.on('clientError', refuseGarbled(siteUrl))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  open.push(() => (server.close(), server.closeAllConnections()))
  const { port } = server.address() as AddressInfo
  /** Returns what a connection gets until it ends. */
  const say = async (words: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(words)
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk))
    socket.on('error', () => {})
    await once(socket, 'close')
    return answer
  }
  const hold = async () => {
    const socket = connect(port, '127.0.0.1')
    open.push(() => socket.destroy())
    socket.on('error', () => {})
    await once(socket, 'connect')
    return socket
  }
  return { say, hold }
}

const whole = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'

test('half a head, and a connection that says nothing, end soon', async () => {
  const { say } = await start({ head: { bytes: 1_000, seconds: 1 } })
  const began = performance.now()
  const [half, silent] = await Promise.all([say('GET / HTTP/1.1\r\nHost: a\r\n'), say('')])
  expect(half).toMatch(/^HTTP\/1.1 408 Request Timeout/)
  expect(half).toContain('That took too long')
  expect(silent).toMatch(/^(HTTP\/1.1 408|$)/)
  expect(performance.now() - began).toBeLessThan(5_000)
})

test('a head that is too long is refused', async () => {
  const { say } = await start({ head: { bytes: 1_000, seconds: 5 } })
  expect(await say(`GET /${'a'.repeat(2_000)} HTTP/1.1\r\nHost: a\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /)
  expect(await say(whole)).toMatch(/^HTTP\/1.1 200 /)
})

test('one network has so many connections and no more; what closes makes room', async () => {
  const { say, hold } = await start({ connections: { all: 100, each: 3 } }, () => 'one')
  const sockets = [await hold(), await hold(), await hold()]
  expect(await say(whole)).toBe('')
  sockets[0]!.destroy()
  await once(sockets[0]!, 'close')
  await expect.poll(() => say(whole)).toMatch(/^HTTP\/1.1 200 /)
})

test('a proxy on this machine brings as many as there are people', async () => {
  const { say, hold } = await start({ connections: { all: 100, each: 3 } })
  for (let n = 0; n < 10; n++) await hold()
  expect(await say(whole)).toMatch(/^HTTP\/1.1 200 /)
})

test('all together have so many connections and no more', async () => {
  const { say, hold } = await start({ connections: { all: 5, each: 100 } })
  for (let n = 0; n < 5; n++) await hold()
  expect(await say(whole)).toBe('')
})
