// The built site on a port of its own, with an empty newsroom, and a Chromium to look at it with.
import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { findChromium, flags } from '../../scripts/chromium.mjs'

const root = join(import.meta.dirname, '../..')

/** Serves a new site for as long as `work({ url, setUpLink, folder })` takes; `folder` goes with it. */
export async function onSite(work) {
  if (!existsSync(join(root, '.next/BUILD_ID'))) leave('a built tree (npm run build)')
  const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
  const env = { ...process.env, DATA_DIR: join(folder, 'data'), DEMO: 'no' }
  let server
  try {
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'prepare'], { cwd: root, env })
    server = await startServer(env)
    await work({ ...server, folder })
  } finally {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same with a Chromium: `work(browser, { url, setUpLink })`. */
export async function onSiteInChromium(work) {
  const executablePath = findChromium(chromium.executablePath())
  if (!executablePath) leave('a Chromium (npm test brings one)')
  await onSite(async (site) => {
    const browser = await chromium.launch({ executablePath, args: flags })
    try {
      await work(browser, site)
    } finally {
      await browser.close()
    }
  })
}

function leave(missing) {
  console.error(`This measurement needs ${missing}.`)
  process.exit(1)
}

async function startServer(prepared) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { ...prepared, PORT: String(port), HOST: 'localhost', SITE_URL: url }
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: root, env })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  async function stop() {
    child.kill('SIGTERM')
    await ended
  }
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  for (let turn = 0; turn < 600 && child.exitCode === null; turn++) {
    const setUpLink = /Set up: (\S+\/setup\/\S+)/.exec(printed)?.[1]
    if (setUpLink && (await fetch(`${url}/api/health`).catch(() => undefined))) return { url, setUpLink, stop }
    await wait(100)
  }
  await stop()
  throw new Error(`The server did not start:\n${printed}`)
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
