/** @module-tag thorough */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askAt } from './test-door'

let dir: string
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'gazette-stop-'))))
afterEach(() => rmSync(dir, { recursive: true }))

/** Starts a process whose server answers after `delay` ms; `/slow` never ends, `/never` never begins, and `/begun` sends its head at once. */
async function startProcess(delay: number) {
  const file = join(dir, 'server.ts')
  writeFileSync(
    file,
    `import { createServer } from 'node:http'
     import { stopOnSignal } from '${join(import.meta.dirname, 'stop.ts')}'
     const server = createServer((req, res) => {
       console.log('asked')
       if (req.url === '/stop') stop(3)
       if (req.url === '/slow') return void res.write('begun')
       if (req.url === '/never') return
       if (req.url === '/begun') res.write('begun, then ')
       setTimeout(() => res.end('whole'), ${delay})
     })
     const stop = stopOnSignal(server, { end: async () => console.log('closed') })
     server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port))`,
  )
  const child = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  const says = async (words: RegExp) => {
    while (!words.test(output)) await once(child.stdout, 'data')
    return words.exec(output)!
  }
  const port = Number((await says(/port (\d+)/))[1])
  const ended = once(child, 'exit')
  return { child, port, says, ended }
}

test('SIGTERM: fifty running requests are answered whole, new connections are refused, and the process ends', async () => {
  const { child, port, says, ended } = await startProcess(1_000)
  const idle = connect(port, '127.0.0.1')
  idle.on('error', () => {})
  const agent = new Agent({ keepAlive: true })
  const running = Array.from({ length: 50 }, () => askAt(port, '/', { agent }))
  await says(/(asked\s+){50}/)
  child.kill('SIGTERM')
  await vi.waitFor(() => expect(askAt(port, '/')).rejects.toThrow('ECONNREFUSED'), { timeout: 5_000 })
  const replies = await Promise.all(running)
  expect(replies.map((reply) => reply.text)).toEqual(Array(50).fill('whole'))
  idle.destroy()
  const answered = performance.now()
  expect(await ended).toEqual([0, null])
  expect(performance.now() - answered).toBeLessThan(4_000)
  await says(/closed/)
})

test(
  'SIGTERM: a download without end does not hold the exit for more than ten seconds, and what is not begun is refused',
  { tags: 'thorough' },
  async () => {
    const { child, port, says, ended } = await startProcess(0)
    const endless = askAt(port, '/slow').catch((error: Error) => error)
    const waiting = askAt(port, '/never')
    await says(/(asked\s+){2}/)
    const stopping = performance.now()
    child.kill('SIGTERM')
    expect(await waiting).toMatchObject({ status: 503, headers: { 'retry-after': '10', connection: 'close' } })
    expect(await ended).toEqual([0, null])
    expect(performance.now() - stopping).toBeLessThan(10_000)
    expect(await endless).toBeInstanceOf(Error)
    await says(/closed/)
  },
)

test('SIGTERM: half a head, alone or after a whole request, and a connection that says nothing, do not hold the exit', async () => {
  const { child, port, says, ended } = await startProcess(0)
  for (const words of ['GET / HTTP/1.1\r\nHost: a\r\n', 'GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /news', '']) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write(words)
  }
  await askAt(port, '/')
  const stopping = performance.now()
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(performance.now() - stopping).toBeLessThan(2_000)
  await says(/closed/)
})

test('SIGTERM: a connection that is kept alive is told of the end by its next answer', async () => {
  const { child, port, ended } = await startProcess(0)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  await askAt(port, '/', { agent })
  child.kill('SIGTERM')
  await wait(100)
  expect((await askAt(port, '/', { agent })).headers.connection).toBe('close')
  expect(await ended).toEqual([0, null])
})

test('SIGTERM: whoever is answered late asks on over the same connection until they are told of the end', async () => {
  const { child, port, says, ended } = await startProcess(900)
  const [whole, begun] = [new Agent({ keepAlive: true, maxSockets: 1 }), new Agent({ keepAlive: true, maxSockets: 1 })]
  const late = [askAt(port, '/', { agent: whole }), askAt(port, '/begun', { agent: begun })]
  await says(/(asked\s+){2}/)
  child.kill('SIGTERM')
  // A new response announces the end itself. A begun one cannot, so its connection accepts one more request.
  expect((await Promise.all(late)).map(({ headers }) => headers.connection)).toEqual(['close', 'keep-alive'])
  await wait(200)
  expect((await askAt(port, '/', { agent: begun })).headers.connection).toBe('close')
  expect(await ended).toEqual([0, null])
})

test('a server that stops itself answers what it was asked, and ends with the code that it was told', async () => {
  const { port, says, ended } = await startProcess(200)
  expect((await askAt(port, '/stop')).text).toBe('whole')
  expect(await ended).toEqual([3, null])
  await says(/closed/)
})
