import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../../scripts/run.mjs'

const minute = 60_000

/**
 * Follows README.md in a new clone of the last commit: `npm start` from nothing, until it serves the demonstration and
 * ends well on SIGTERM. Returns what went wrong; undefined if nothing did.
 * @param {string} folder where the clone is made; it stays, with its packages and its build
 * @param {Record<string, string>} env besides that of this process
 * @returns {Promise<string | undefined>}
 */
export async function startFromNothing(folder, env) {
  const cloned = spawnSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder], { encoding: 'utf8' })
  if (cloned.status !== 0) return `git clone: ${cloned.stderr}`
  const port = await freePort()
  const own = { ...newcomerEnv(), ...env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(folder, 'data') }
  const npm = spawn('npm', ['start'], { cwd: folder, env: own, stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = once(npm, 'exit')
  try {
    return await serverProblem(`http://127.0.0.1:${port}`, npm, ended)
  } finally {
    // A server that is not stopped would continue without npm.
    for (const pid of [...childrenOf(npm.pid), npm.pid]) tryToKill(pid, 'SIGKILL')
  }
}

async function serverProblem(url, npm, ended) {
  const began = Date.now()
  while ((await statusAt(`${url}/api/health`)) !== 200) {
    if (npm.exitCode !== null) return `npm start ended with ${npm.exitCode}`
    if (Date.now() - began > 30 * minute) return 'it does not answer after half an hour'
    await wait(500)
  }
  const front = await (await fetch(url)).text()
  if (!front.includes('demonstration')) return 'the front page does not show the demonstration'
  // A signal to npm would not reach the server, which is its child.
  const [server] = childrenOf(npm.pid)
  if (!server) return 'npm has no child'
  process.kill(server, 'SIGTERM')
  const [code] = await Promise.race([ended, wait(minute, ['no end within a minute'], { ref: false })])
  return code === 0 ? undefined : `after SIGTERM: ${code}`
}

/** The environment of somebody who types the command: nothing from this run, except how npm reaches its registry. */
function newcomerEnv() {
  const settings =
    /^(npm_(?!config_)|NODE_(?!EXTRA_CA_CERTS$)|PORT$|HOST$|SITE_URL$|DATA_DIR$|DATABASE_URL$|SECRET$|DEMO$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)))
}

function childrenOf(pid) {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
  return (stdout ?? '').split('\n').filter(Boolean).map(Number)
}

function tryToKill(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // The process has ended.
  }
}

async function statusAt(url) {
  return (await fetch(url).catch(() => undefined))?.status
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}
