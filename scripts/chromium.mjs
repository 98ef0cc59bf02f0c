import './require-node.mjs'
import { existsSync } from 'node:fs'
import { run, runBin } from './run.mjs'

const debian = '/usr/bin/chromium'
// Khmer, Lao, Burmese, Thai and Chinese pages are looked at in tests: without these they are rows of boxes.
const fonts = ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-khmeros', 'fonts-sil-padauk', 'fonts-lao', 'fonts-thai-tlwg']

/**
 * The browser for the tests: Playwright's own, or else the system's.
 * @returns {Promise<{ path: string, own: boolean } | undefined>}
 */
export async function findChromium() {
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  if (await starts(own)) return { path: own, own: true }
  if (await starts(debian)) return { path: debian, own: false }
}

/** Makes sure that there is a browser. @throws an Error that says how to get one. */
export async function installChromium() {
  if (aptWorks() && !(await run('dpkg-query', ['-s', ...fonts], { quiet: true })).ok) await aptInstall(fonts)
  if (await findChromium()) return
  console.log('Installing Chromium …')
  // A connection that nothing comes through is given up after 10 s; a slow download may take its time.
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  const cli = 'playwright/cli.js'
  await runBin(cli, ['install', 'chromium', '--no-shell'], { env, quiet: true, minutes: 5 })
  if (await findChromium()) return
  if (aptWorks()) await aptInstall(['chromium'])
  if (!(await findChromium()))
    throw new Error(
      'No Chromium for the browser tests. Install one with "npx playwright install --with-deps chromium", or on Debian and Ubuntu as root with "apt-get install chromium".',
    )
}

async function starts(path) {
  return existsSync(path) && (await run(path, ['--version'], { quiet: true, minutes: 1 })).ok
}

function aptWorks() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

async function aptInstall(packages) {
  console.log(`Installing with apt-get: ${packages.join(' ')} …`)
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true, minutes: 8 }
  await run('apt-get', ['update', '-q'], options)
  const { ok, output } = await run('apt-get', ['install', '-yq', '--no-install-recommends', ...packages], options)
  if (!ok) console.error(output.slice(-2_000))
}
