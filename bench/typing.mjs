// From a key to the picture it makes, in a post of 20,000 words. See bench/README.md.
//   node bench/typing.mjs [words] [how many times slower the browser's processor is made]
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { findChromium, flags } from '../scripts/chromium.mjs'
import { prepare, startServer, stopAll } from './typing/server.mjs'
import { longText } from './typing/text.mjs'
import { paste, record, saved, signUp } from './typing/page.mjs'

const words = Number(process.argv[2] ?? 20_000)
const slower = Number(process.argv[3] ?? 1)
const target = 50
/** Keys of one burst; someone who types fast leaves 90 ms between two. */
const sentence = 'What was agreed in the workshop will be told here, in words that stay. '
const between = 90

const root = join(import.meta.dirname, '..')
const executablePath = findChromium(chromium.executablePath())
if (!existsSync(join(root, '.next/BUILD_ID')) || !executablePath) {
  console.error('This measurement needs a built tree (npm run build) and a Chromium (npm test brings one).')
  process.exit(1)
}

const dataDir = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
try {
  await prepare(dataDir)
  await measure(await startServer(dataDir))
} finally {
  await stopAll()
  rmSync(dataDir, { recursive: true, force: true })
}

async function measure({ url, setUpLink }) {
  const browser = await chromium.launch({ executablePath, args: flags })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    await signUp(page, setUpLink)
    await page.goto(`${url}/admin/entries/new?kind=post`)
    await page.getByLabel('Title', { exact: true }).fill('A long report')
    await paste(page, longText(words))
    await saved(page)
    await page.reload()
    await page.locator('.body h2').first().waitFor()
    await wait(2_000)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
    report(await typeEverywhere(page), await page.locator('.body').evaluate((body) => body.children.length))
  } finally {
    await browser.close()
  }
}

/** At the beginning, within, in a table, in a callout and at the end; a pause after each sentence lets it be saved. */
async function typeEverywhere(page) {
  const results = {}
  for (const [place, selector, nth] of [
    ['beginning', '.body > p', 0],
    ['middle', '.body > p', 0.5],
    ['list', '.body > ul li p', 0.6],
    ['table', '.body td p', 0.5],
    ['callout', '.body aside p', 0.5],
    ['end', '.body > p', 0.99],
  ]) {
    const all = page.locator(selector)
    const block = all.nth(Math.floor((await all.count()) * nth))
    await block.scrollIntoViewIfNeeded()
    await block.click()
    await page.keyboard.press('End')
    const stop = await record(page)
    for (let burst = 0; burst < 2; burst++) {
      await page.keyboard.type(sentence, { delay: between })
      await wait(1_200)
    }
    results[place] = await stop()
    await saved(page)
  }
  return results
}

function report(results, blocks) {
  console.log(
    `${words.toLocaleString('en')} words in ${blocks} blocks, ${between} ms between keys; ${cpus()[0].model.trim()}${slower > 1 ? `, ${slower} times slower` : ''}\n`,
  )
  console.log('place           keys   median      p95  longest   longest task')
  const all = Object.values(results).flatMap(({ keys }) => keys)
  for (const [place, { keys, tasks }] of Object.entries(results)) line(place, keys, tasks)
  line(
    'all',
    all,
    Object.values(results).flatMap(({ tasks }) => tasks),
  )
  const isReached = part(all, 0.95) <= target
  console.log(`\nNo key over ${target} ms at the 95th percentile: ${isReached ? 'yes' : 'NO'}`)
  if (!isReached) process.exitCode = 1
}

function line(place, keys, tasks) {
  const cells = [part(keys, 0.5), part(keys, 0.95), Math.max(...keys)].map((ms) => `${ms.toFixed(1)} ms`.padStart(9))
  const longest = tasks.length ? `${Math.max(...tasks).toFixed(0)} ms`.padStart(15) : 'under 50 ms'.padStart(15)
  console.log(`${place.padEnd(14)}${String(keys.length).padStart(6)}${cells.join('')}${longest}`)
}

function part(values, share) {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1]
}
