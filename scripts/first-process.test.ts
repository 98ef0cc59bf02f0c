/** @module-tag thorough */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { compile } from './compile.mjs'
import { root } from './run.mjs'

// A container starts its command as the first process of a namespace, which gets only the signals that it listens to.

const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']
const flags = [...asRoot, '--pid', '--fork', '--mount-proc', '--kill-child']
const reason = spawnSync('unshare', [...flags, 'true']).status === 0 ? '' : ' (skipped: no namespaces here)'

let folder: string
let outer: ChildProcess | undefined
beforeAll(() => compile())
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'gazette-first-'))))
afterEach(async () => {
  // Its first process ends with it, and with that one all others.
  if (outer?.exitCode === null && outer.kill('SIGKILL')) await once(outer, 'exit')
  rmSync(folder, { recursive: true, force: true })
})

/** A command as the first process of a namespace. */
async function startFirst(command: string[], settings: Record<string, string> = {}) {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    ...settings,
  }
  const started = spawn('unshare', [...flags, ...command], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  outer = started
  let output = ''
  started.stdout.on('data', (chunk) => (output += chunk))
  const ended = once(started, 'close')
  const first = await until(() => childrenOf(started.pid!)[0])
  return {
    first,
    terminate: () => process.kill(first, 'SIGTERM'),
    end: async () => ({ code: (await ended)[0] as number | null, output }),
  }
}

function childrenOf(pid: number) {
  const file = `/proc/${pid}/task/${pid}/children`
  return existsSync(file) ? readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number) : []
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const seen = look()
    if (seen) return seen
    await wait(20)
  }
}

const database = () => existsSync(join(folder, 'data/gazette.db'))
const files = () => existsSync(join(folder, 'data/media')) && readdirSync(join(folder, 'data/media')).length > 3
const start = [process.execPath, '--max-semi-space-size=4', '.compiled/server/start.js']

for (const [moment, isThen] of [
  ['as soon as it prepares', (first: number) => childrenOf(first).length > 0],
  ['while the database is made', database],
  ['while the demonstration is stored', files],
] as const)
  test.skipIf(reason)(`as the first process, the server ends on SIGTERM ${moment}${reason}`, async () => {
    const { first, terminate, end } = await startFirst(start)
    await until(() => isThen(first))
    terminate()
    expect(await end()).toEqual({ code: 0, output: '' })
  })

test.skipIf(reason)(
  `a shell around both does not end on SIGTERM while it prepares: it goes on and serves${reason}`,
  async () => {
    const node = `"${process.execPath}"`
    const command = `${node} .compiled/cli/main.js prepare && exec ${node} -e "console.log('serves')"`
    const { terminate, end } = await startFirst(['sh', '-c', command], { DEMO: 'no' })
    await until(database)
    terminate()
    expect(await end()).toEqual({ code: 0, output: 'serves\n' })
  },
)
