import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { formRecipient } from './form-key'
import { clone, runsAsInstalled } from './places'

/** A running Gazette: the built site as `npm start` runs it, on its own port and data. */
export type Server = {
  url: string
  dataDir: string
  /** Everything it has printed so far. */
  output(): string
  /** The number of its process. */
  pid(): number
  /** The link for the first admin that it printed last. */
  setUpLink(): string
  /** Stops it and starts it again on the same port and data; `from` is another clone, with another build, `changed` other settings. */
  restart(from?: string, changed?: Record<string, string>): Promise<void>
  /** SIGTERM to its own process; answers with the exit code, null when it had to be killed. */
  stop(): Promise<number | null>
}

/** Settings of what `npm start` starts on two cores: front, desk and a process for pages. It takes twice as long to start. */
export const shippedLayout = { RENDERERS: '1' }

/** The secret of the monitor at every server of these tests. */
const monitorToken = 'a-token-of-the-monitor'
export const asMonitor = { headers: { authorization: `Bearer ${monitorToken}` } }

// If this process ends without stopping them, its servers end with it.
const started = new Set<ChildProcess>()
process.once('exit', () => started.forEach((child) => child.kill('SIGKILL')))

export type Start = {
  dataDir: string
  port: number
  /** The address where readers find it, if it is behind something else. */
  siteUrl?: string
  settings?: Record<string, string>
  flags?: string[]
  /** The folder of an image, which is started as its own `npm start` does. */
  place?: string
}

export async function startServer({ dataDir, port, siteUrl, settings, flags = [], place }: Start): Promise<Server> {
  const url = `http://localhost:${port}`
  const ownSettings = { DATA_DIR: dataDir, PORT: String(port), HOST: 'localhost', SITE_URL: siteUrl ?? url }
  // One process, unless a test is about several. `RENDERERS` in the environment decides for all: the long proofs set it.
  const env = {
    RENDERERS: '0',
    NODE_COMPILE_CACHE: join(clone, 'test-results/compile-cache'),
    CONSENT_FORM_RECIPIENT: await formRecipient(),
    MONITOR_TOKEN: monitorToken,
    ...runsAsInstalled(),
    ...settings,
    ...ownSettings,
  }
  let printed = ''
  let child: ChildProcess

  async function start(cwd = place ?? clone, changed: Record<string, string> = {}) {
    // Without source maps, which `npm start` loads: they would take a third of each start.
    const [program, ...args] = place
      ? ['sh', '-c', startScript(place)]
      : [process.execPath, '.compiled/server/main.js', ...flags]
    child = spawn(program!, args, {
      cwd,
      env: { ...env, ...changed },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout!.on('data', (chunk) => (printed += chunk))
    child.stderr!.on('data', (chunk) => (printed += chunk))
    started.add(child)
    await answering(changed.SITE_URL ?? url, child, () => printed)
  }

  async function stop() {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const exit = once(child, 'exit')
    started.delete(child)
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 60_000)
    await exit
    clearTimeout(late)
    return child.exitCode
  }

  await start()
  return {
    url,
    dataDir,
    output: () => printed,
    pid: () => child.pid!,
    setUpLink: () => {
      const links = [...printed.matchAll(/Set up: (\S+\/setup\/\S+)/g)]
      if (links.length === 0) throw new Error(`The server printed no set-up link:\n${printed}`)
      return links.at(-1)![1]!
    },
    restart: async (from, changed) => {
      await stop()
      await start(from, changed)
    },
    stop,
  }
}

function startScript(place: string) {
  const { scripts } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return scripts.start
}

/** A port that nobody listens on now. */
export async function freePort() {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

async function answering(url: string, child: ChildProcess, printed: () => string) {
  for (const deadline = Date.now() + 240_000; Date.now() < deadline; await wait(50)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server ended:\n${printed()}`)
    const answer = await fetch(`${url}/api/health`).catch(() => undefined)
    if (answer) return
  }
  throw new Error(`The server did not answer within four minutes:\n${printed()}`)
}
