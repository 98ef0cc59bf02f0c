// From a key to the picture it makes, in a post of 20,000 words. See bench/README.md.
//   node bench/typing.mjs [words] [how many times slower the browser's processor is made]
import { cpus } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { paste, recordKeys, recordLongestTask, saved, signUp } from './desk/page.mjs'
import { onSiteInChromium } from './desk/site.mjs'
import { longText } from './desk/text.mjs'

const words = Number(process.argv[2] ?? 20_000)
const slower = Number(process.argv[3] ?? 1)
/** From a key to the next picture (ms), at the 95th percentile. */
const maxForKeys = 30
/** Processor time (ms) of one task of the page. */
const maxForTask = 50
/** Each place is tried so often; the round counts that other work of the machine disturbed least. */
const rounds = 3
/** Keys of one burst; someone who types fast leaves 90 ms between two. */
const sentence = 'What was agreed in the workshop will be told here, in words that stay. '
const between = 90

await onSiteInChromium(async (browser, { url, setUpLink }) => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
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
})

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
    const tried = []
    for (let round = 0; round < rounds; round++) tried.push(await typeTwice(page))
    results[place] = {
      keys: tried.map(({ keys }) => keys).reduce((best, keys) => (part(keys, 0.95) < part(best, 0.95) ? keys : best)),
      longestTask: Math.max(...tried.map(({ longestTask }) => longestTask)),
    }
  }
  return results
}

/** Two sentences, and what the browser does behind them. */
async function typeTwice(page) {
  const stopTasks = await recordLongestTask(page)
  const stopKeys = await recordKeys(page)
  for (let burst = 0; burst < 2; burst++) {
    await page.keyboard.type(sentence, { delay: between })
    await wait(1_200)
  }
  const keys = await stopKeys()
  const longestTask = await stopTasks()
  await saved(page)
  return { keys, longestTask }
}

function report(results, blocks) {
  console.log(
    `${words.toLocaleString('en')} words in ${blocks} blocks, ${between} ms between keys; ${cpus()[0].model.trim()}${slower > 1 ? `, ${slower} times slower` : ''}\n`,
  )
  console.log('place           keys   median      p95  longest   longest task')
  const all = {
    keys: Object.values(results).flatMap(({ keys }) => keys),
    longestTask: Math.max(...Object.values(results).map(({ longestTask }) => longestTask)),
  }
  for (const [place, measured] of Object.entries({ ...results, all })) line(place, measured)
  judge(`No key over ${maxForKeys} ms at the 95th percentile`, part(all.keys, 0.95) <= maxForKeys)
  judge(`No task over ${maxForTask} ms of processor time`, all.longestTask <= maxForTask)
}

function judge(promise, isKept) {
  console.log(`\n${promise}: ${isKept ? 'yes' : 'NO'}`)
  if (!isKept) process.exitCode = 1
}

function line(place, { keys, longestTask }) {
  const cells = [part(keys, 0.5), part(keys, 0.95), Math.max(...keys), longestTask]
  console.log(
    `${place.padEnd(14)}${String(keys.length).padStart(6)}${cells.map((ms) => `${ms.toFixed(1)} ms`.padStart(9)).join('')}`,
  )
}

function part(values, share) {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1]
}
