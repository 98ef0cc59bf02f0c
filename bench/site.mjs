// The built site as it is installed, for as long as a measurement takes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { findChromium, launchFlags as chromiumFlags } from '../scripts/chromium.mjs'
import { root } from '../scripts/run.mjs'
import { temporaryFolder } from '../scripts/temporary.mjs'

const minute = 60_000
/** Functions that run when this process ends, however it ends. */
const endings = new Set()
process.once('exit', () => endings.forEach((end) => end()))

/** Ends the measurement if something is missing: each need is false, or a sentence about it. */
export function requireAll(...needs) {
  const missing = needs.filter(Boolean)
  if (missing.length === 0) return
  console.error(`This measurement needs\n${missing.map((need) => `  ${need}`).join('\n')}`)
  process.exit(1)
}

requireAll(!existsSync(join(root, '.compiled/server/start.js')) && 'a built tree: npm run build')

/** Prints a result and its limit; the measurement fails if the limit is not kept. */
export function judge(what, found, limit, isKept) {
  console.log(`${what.padEnd(46)}${found.padStart(22)}   at most ${limit.padStart(8)}: ${isKept ? 'yes' : 'NO'}`)
  if (!isKept) process.exitCode = 1
}

/** Makes a folder that is removed when this process ends. */
export function ownFolder() {
  const folder = mkdtempSync(join(temporaryFolder(), 'gazette-bench-'))
  endings.add(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Starts a command that serves, and answers once `url` does. `end` stops it with SIGTERM and answers with its exit code.
 * @param {string[]} command
 * @param {{ url: string, env?: Record<string, string>, cwd?: string }} options
 */
export async function serve([program, ...args], { url, env, cwd = root }) {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const exit = once(child, 'exit')
  endings.add(() => child.kill('SIGKILL'))
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  for (const late = Date.now() + 10 * minute; !(await fetch(url).catch(() => undefined)); await wait(100))
    if (child.exitCode !== null || Date.now() > late) throw new Error(`${program} does not answer:\n${printed}`)
  async function end() {
    child.kill('SIGTERM')
    await exit
    return child.exitCode
  }
  return { pid: child.pid, printed: () => printed, end }
}

/**
 * Starts the built site, with an empty newsroom unless something else is said.
 * @param {{ dataDir?: string, port?: number, settings?: Record<string, string>, flags?: string[], pin?: string[], place?: string }} [options]
 *   `pin` is put before the command; `place` is the folder of another build.
 */
export async function startSite({ dataDir = join(ownFolder(), 'data'), port, place, pin = [], ...options } = {}) {
  port ??= await freePort()
  const url = `http://localhost:${port}`
  const own = { DATA_DIR: dataDir, PORT: String(port), HOST: 'localhost', SITE_URL: url, DEMO: 'no' }
  const command = [
    ...pin,
    process.execPath,
    '--max-semi-space-size=4',
    '.compiled/server/start.js',
    ...(options.flags ?? []),
  ]
  const env = { ...own, ...options.settings }
  const server = await serve(command, { url: `${url}/api/health`, env, cwd: place })
  const setUpLink = () => /Set up: (\S+\/setup\/\S+)/.exec(server.printed())?.[1]
  return { ...server, url, dataDir, env, setUpLink }
}

/** Starts the built site with an empty newsroom, and signs its first account in with a Chromium: `work(page, site)`. */
export async function atDesk(work) {
  const executablePath = findChromium(chromium.executablePath())
  requireAll(!executablePath && 'a Chromium (npm test brings one)')
  const site = await startSite()
  const browser = await chromium.launch({ executablePath, args: chromiumFlags() })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(site.setUpLink())
    await page.getByLabel('Name').fill('A measurer')
    await page.getByLabel('Email').fill('measurer@example.org')
    await page.getByLabel('Password', { exact: true }).fill('a long harvest song')
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.waitForURL(/\/(admin|sign-in)/)
    await work(page, site)
  } finally {
    await browser.close()
    await site.end()
  }
}

/** Waits until the server has the written words. */
export async function saved(page) {
  await page.getByText(/^Saved \d\d:\d\d/).waitFor({ timeout: minute })
}

/** Finds a port of this machine that nobody listens on. */
export async function freePort() {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}
