import { spawnSync, type StdioOptions } from 'node:child_process'
import { mkdtempSync, openSync, realpathSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { confinement } from './confinement'

/** Code that a confined child tries; `IN` is a folder beside its script, `PORT` a port that listens. */
const tries: Record<string, string> = {
  'reads another file': `fs.readFileSync('IN/other.txt')`,
  'reads the settings': `fs.readFileSync('/proc/self/environ')`,
  'reads the data of the archive': `fs.readdirSync(process.cwd() + '/data')`,
  'lists a folder': `fs.readdirSync('IN')`,
  'writes a file': `fs.writeFileSync('IN/new.txt', 'x')`,
  'removes a file': `fs.rmSync('IN/other.txt')`,
  'starts a program': `childProcess.execFileSync('/bin/true')`,
  'starts a process of its own kind': `childProcess.fork('IN/none.mjs')`,
  'starts a thread': `new workers.Worker('1', { eval: true })`,
  'opens a socket': `net.connect(PORT, '127.0.0.1')`,
  'opens a socket by its class': `new net.Socket().connect({ port: PORT, host: '127.0.0.1' })`,
  'opens a socket of the machine': `net.connect('/run/dbus/system_bus_socket')`,
  'opens a secured socket': `tls.connect(PORT, '127.0.0.1')`,
  listens: `net.createServer().listen(0)`,
  'sends a packet': `dgram.createSocket('udp4').send('x', PORT, '127.0.0.1')`,
  'sends a packet by the class': `new dgram.Socket('udp4').bind()`,
  'asks for a name': `dns.lookup('localhost', () => {})`,
  'asks for a name, to be awaited': `await dns.promises.resolve4('example.org')`,
  'asks an address of the web': `await fetch('http://127.0.0.1:PORT/')`,
  'opens its inspector': `inspector.open(0)`,
  'reaches the inside of Node': `process.binding('tcp_wrap')`,
}

const head = `import fs from 'node:fs'; import net from 'node:net'; import tls from 'node:tls'; import dgram from 'node:dgram'
import dns from 'node:dns'; import childProcess from 'node:child_process'; import workers from 'node:worker_threads'
import inspector from 'node:inspector'`

test('a confined child reads its input and its code; no other file, no socket and no program', async () => {
  let connections = 0
  const server = createServer((socket) => (connections++, socket.destroy()))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gazette-confined-')))
  const [script, input] = [join(folder, 'child.mjs'), join(folder, 'other.txt')]
  writeFileSync(input, 'secret words')
  const code = (names: string[]) =>
    names.map((name) => {
      const filled = tries[name]!.replaceAll('IN', folder).replaceAll('PORT', String(port))
      return `try { ${filled}; did.push(${JSON.stringify(name)}) } catch (e) { if (!isDenied(e)) did.push(${JSON.stringify(name)} + ': ' + e) }`
    })
  const isDenied = `const isDenied = (e) => [e, e.cause].some((one) => one?.code === 'ERR_ACCESS_DENIED')`
  const tells = `console.log(JSON.stringify({ read: fs.readFileSync(0, 'utf8'), did }))`
  const run = (options: string[], names = Object.keys(tries)) => {
    writeFileSync(script, [head, isDenied, 'const did = []', ...code(names), tells, 'process.exit()'].join('\n'))
    const stdio: StdioOptions = [openSync(input, 'r'), 'pipe', 'ignore']
    const { stdout } = spawnSync(process.execPath, [...options, script], { stdio, timeout: 60_000 })
    return JSON.parse(stdout.toString()) as { read: string; did: string[] }
  }
  expect(run(confinement(script))).toEqual({ read: 'secret words', did: [] })
  expect(run(confinement(script, { addons: true }))).toEqual({ read: 'secret words', did: [] })
  expect(connections).toBe(0)
  const harmless = ['reads another file', 'starts a program', 'opens a socket', 'listens', 'reaches the inside of Node']
  // Without the confinement the same code does what is refused here.
  expect(run([], harmless).did).toEqual(harmless)
  server.close()
})
