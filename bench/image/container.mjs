// The image's command as a container engine would run it, without one: a process of its own namespaces, as uid 1000, on a root that
// cannot be written, without capabilities, with a /tmp in memory and two folders as volumes. It shares this machine's loopback.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const enter = `
  mount --bind "$ROOT" "$ROOT" && mount --bind "$VOLUMES/data" "$ROOT/data" && mount --bind "$VOLUMES/backups" "$ROOT/backups" &&
  mount -t tmpfs -o size=64m,nosuid,nodev tmpfs "$ROOT/tmp" && mount -t proc proc "$ROOT/proc" && mount --rbind /dev "$ROOT/dev" &&
  mount -o remount,ro,bind "$ROOT" || exit 90
  cd / && exec chroot "$ROOT" "$@"`
const asUser = [
  '/usr/bin/setpriv',
  '--reuid=1000',
  '--regid=1000',
  '--clear-groups',
  '--no-new-privs',
  '--bounding-set=-all',
  '--inh-caps=-all',
]
const inFolder = ['/usr/bin/env', '-C', '/gazette']

/** A container of the image in `root` with its volumes in `volumes`; `image` is what the Dockerfile says. */
export class Container {
  constructor({ root, volumes, image, settings = {} }) {
    Object.assign(this, { root, volumes, image, settings })
    this.output = ''
  }

  async start(command = this.image.command) {
    this.port ??= await freePort()
    this.url = `http://127.0.0.1:${this.port}`
    const own = { PORT: String(this.port), HOST: '127.0.0.1', SITE_URL: this.url, RENDERERS: '1' }
    this.env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/home/node', ...this.image.env, ...own, ...this.settings }
    this.outer = spawn(
      'unshare',
      [
        '--mount',
        '--pid',
        '--fork',
        '--kill-child',
        '--propagation=private',
        'sh',
        '-c',
        enter,
        'sh',
        ...this.command(command),
      ],
      { env: { PATH: process.env.PATH, ROOT: this.root, VOLUMES: this.volumes }, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    for (const stream of [this.outer.stdout, this.outer.stderr]) stream.on('data', (chunk) => (this.output += chunk))
    this.ended = once(this.outer, 'close').then(([code]) => code)
    this.first = await this.until(() => childrenOf(this.outer.pid)[0])
    // Until then it is what makes the container.
    await this.until(() => stateOf(this.first).command === command.join(' '))
    return this
  }

  command(words) {
    const settings = Object.entries(this.env).map(([name, value]) => `${name}=${value}`)
    return [...asUser, ...inFolder, '-i', ...settings, ...words]
  }

  /** Runs a command inside, as `docker exec` would. */
  async run(...words) {
    const into = ['--target', String(this.first), '--mount', '--pid', `--root=/proc/${this.first}/root`]
    const child = spawn('nsenter', [...into, ...this.command(words)], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    const [code] = await once(child, 'close')
    return { code, output }
  }

  /** Waits until `look` answers; throws where the first process has ended, or after five minutes. */
  async until(look) {
    for (const end = Date.now() + 300_000; Date.now() < end; await wait(10)) {
      const seen = await look()
      if (seen) return seen
      if (this.outer.exitCode !== null) throw new Error(`It has ended with ${this.outer.exitCode}:\n${this.output}`)
    }
    throw new Error(`Nothing happened for five minutes:\n${this.output}`)
  }

  /** Until it serves, as the image's own check of its health tells. */
  async healthy() {
    await this.until(async () => (await this.ask('/api/health')) === 200)
    const { code, output } = await this.run(...this.image.healthcheck)
    if (code !== 0) throw new Error(`The image's health check fails: ${output}`)
  }

  /** The status of an answer, on a connection of its own; undefined where there is none. */
  async ask(path) {
    const request = get(this.url + path, { agent: false })
    const [response] = await once(request, 'response').catch(() => [])
    response?.resume()
    return response?.statusCode
  }

  /** SIGTERM to the first process. Answers with its exit code and the milliseconds until it was gone. */
  async stop() {
    const began = performance.now()
    process.kill(this.first, 'SIGTERM')
    const late = setTimeout(() => process.kill(this.first, 'SIGKILL'), 30_000)
    const code = await this.ended
    clearTimeout(late)
    return { code, milliseconds: Math.round(performance.now() - began) }
  }

  /** The processes inside, but for the first. */
  processes() {
    return descendantsOf(this.first).map((pid) => ({ pid, ...stateOf(pid) }))
  }

  /** How many processes inside have ended and are still in the table. */
  zombies() {
    return this.processes().filter(({ state }) => state === 'Z').length
  }

  /** A line of what the system says of the first process. */
  status(name) {
    return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${this.first}/status`, 'utf8'))?.[1]
  }

  /** Names in a folder of the volume with the data. */
  stored(folder = '') {
    const path = join(this.volumes, 'data', folder)
    return existsSync(path) ? readdirSync(path) : []
  }
}

export function childrenOf(pid) {
  const tasks = `/proc/${pid}/task`
  if (!existsSync(tasks)) return []
  return readdirSync(tasks).flatMap((task) => {
    const file = `${tasks}/${task}/children`
    return existsSync(file) ? readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number) : []
  })
}

function descendantsOf(pid) {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)])
}

function stateOf(pid) {
  try {
    const [, state] = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    return { state, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() }
  } catch {
    return { state: 'gone', command: '' }
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  return port
}
