import '../lib/process/require-node.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { run, runBin } from './run.mjs'

const debianPath = '/usr/bin/chromium'
// A second tool that reads metadata of pictures; its test says when it is missing.
const exiftoolPackage = 'libimage-exiftool-perl'
// Without these fonts, Khmer, Lao, Burmese, Thai and Chinese pages are rows of boxes.
const fonts = ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-khmeros', 'fonts-sil-padauk', 'fonts-lao', 'fonts-thai-tlwg']

/**
 * Returns the flags of every test browser. Chromium takes the last list of disabled features, so that of Playwright is
 * repeated. Debian's Chromium would also run a page for the address bar of each window, and each page begins a
 * renderer that no other page of a test uses.
 */
export function launchFlags() {
  const playwright = createRequire(import.meta.url).resolve('playwright-core/lib/coreBundle')
  const [, disabledFeatures] = /disabledFeatures = \[(.*?)\]/s.exec(readFileSync(playwright, 'utf8'))
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    `--disable-features=${[...disabledFeatures.match(/(?<=")\w+(?=")/g), 'SpareRendererForSitePerProcess', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']}`,
  ]
}

/** Finds Playwright's own browser if it starts, else the system's. @param {string} playwrightPath */
export function findChromium(playwrightPath) {
  return [playwrightPath, debianPath].find((path) => existsSync(path) && spawnSync(path, ['--version']).status === 0)
}

/** Also installs fonts and exiftool on Debian. @throws an Error that says how to get a browser. */
export async function installChromium() {
  const { chromium } = await import('@playwright/test')
  const isInstalled = () => findChromium(chromium.executablePath()) !== undefined
  const packages = [...fonts, exiftoolPackage]
  if (aptWorks() && !(await run('dpkg-query', ['-s', ...packages], { quiet: true })).ok) await aptInstall(packages)
  if (isInstalled()) return
  console.log('Installing Chromium …')
  // A silent connection is given up after 10 s; a slow download may take its time.
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  await runBin('playwright/cli.js', ['install', 'chromium', '--no-shell'], { env, quiet: true, minutes: 5 })
  if (!isInstalled() && aptWorks()) await aptInstall(['chromium'])
  if (!isInstalled())
    throw new Error(
      'No Chromium for the browser tests. Install one with "npx playwright install --with-deps chromium", or on Debian as root with "apt-get install chromium".',
    )
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
