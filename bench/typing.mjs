/* global window DataTransfer ClipboardEvent MessageChannel requestAnimationFrame addEventListener removeEventListener */
// From a key to the picture it makes, in a post of 20,000 words. See bench/README.md.
//   node bench/typing.mjs [words] [how many times slower the browser's processor is made]
import { cpus } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { atDesk, judge, saved } from './site.mjs'

const words = Number(process.argv[2] ?? 20_000)
const slower = Number(process.argv[3] ?? 1)
/** From a key to the next picture (ms), at the 95th percentile. */
const maxForKeys = 30
/** Processor time (ms) of one task of the page. */
const maxForTask = 50
/** Rounds at each place: the round that other work of the machine disturbed least counts. */
const rounds = 3
/** Keys of one burst; someone who types fast leaves 90 ms between two. */
const sentence = 'What was agreed in the workshop will be told here, in words that stay. '
const between = 90

const vocabulary =
  'the six governments of the region came together to sign an agreement on cooperation against human trafficking and asked their partners to report each year on what was done with which results and what it cost so that others may learn from it without having to begin again'.split(
    ' ',
  )

await atDesk(async (page, { url }) => {
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

/** Types at the beginning, within, in a table, in a callout and at the end, with a pause for a save after sentences. */
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

/** Types two sentences, and waits for the browser's work after them. */
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
  const [key, task] = [part(all.keys, 0.95), all.longestTask]
  judge('A key, at the 95th percentile', `${key.toFixed(1)} ms`, `${maxForKeys} ms`, key <= maxForKeys)
  judge('Processor time of a task', `${task.toFixed(1)} ms`, `${maxForTask} ms`, task <= maxForTask)
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

/** About `words` words, some seventy in a paragraph. */
function longText(words) {
  const blocks = []
  let wordCount = 0
  let next = 0
  const some = (count) => {
    wordCount += count
    return Array.from({ length: count }, () => vocabulary[(next = (next * 7 + 3) % 1_009) % vocabulary.length]).join(
      ' ',
    )
  }
  for (let n = 0; wordCount < words; n++) {
    if (n % 8 === 0) blocks.push(`<h${n % 24 ? 3 : 2}>${some(5)}</h${n % 24 ? 3 : 2}>`)
    if (n % 20 === 7) blocks.push(`<ul>${Array.from({ length: 4 }, () => `<li><p>${some(12)}</p></li>`).join('')}</ul>`)
    if (n % 30 === 11) blocks.push(table(some))
    if (n % 40 === 17) blocks.push(`<aside data-callout="advice"><p>${some(30)}</p></aside>`)
    const note = n % 5 ? '' : `<sup data-footnote="${some(14)}"></sup>`
    blocks.push(`<p>${some(30)} <strong>${some(4)}</strong> ${some(30)}${note} <a href="/2014/10">${some(3)}</a>.</p>`)
  }
  return blocks.join('').replace('<h2', '<h2 data-pm-slice="0 0 []"')
}

function table(some) {
  const row = (cell) => `<tr>${Array.from({ length: 4 }, () => `<${cell}><p>${some(4)}</p></${cell}>`).join('')}</tr>`
  return `<table><tbody>${row('th')}${row('td').repeat(6)}</tbody></table>`
}

async function paste(page, html) {
  const body = page.getByRole('textbox', { name: 'Body' })
  await body.click()
  await body.evaluate((element, markup) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', markup)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

/**
 * Records for each key the time (ms) from the keyboard's time stamp to the next drawn frame. A delayed key counts from
 * its press.
 */
async function recordKeys(page) {
  await page.evaluate(() => {
    const keys = []
    const after = new MessageChannel()
    const waiting = []
    after.port1.onmessage = () => {
      const now = performance.now()
      for (const at of waiting.splice(0)) keys.push(now - at)
    }
    const listen = (event) => {
      const at = event.timeStamp
      requestAnimationFrame(() => {
        waiting.push(at)
        after.port2.postMessage(0)
      })
    }
    addEventListener('keydown', listen, true)
    window.typed = () => {
      removeEventListener('keydown', listen, true)
      return keys
    }
  })
  return () => page.evaluate(() => window.typed())
}

/** The processor time (ms) of the longest task of the page's main thread, from the browser's own trace. */
async function recordLongestTask(page) {
  const session = await page.context().newCDPSession(page)
  const events = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event)
  })
  await session.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'toplevel,__metadata' })
  return async function stop() {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await complete
    await session.detach()
    return longestTaskIn(events)
  }
}

/** The page's thread has the most work of all threads with this name: the others belong to empty tabs. */
function longestTaskIn(events) {
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => {
      const times = events.flatMap((event) => (event.pid === pid && event.tid === tid && event.tdur ? event.tdur : []))
      return { all: times.reduce((sum, time) => sum + time, 0), longest: times.reduce((a, b) => Math.max(a, b), 0) }
    })
  const [busiest] = threads.sort((a, b) => b.all - a.all)
  return busiest.longest / 1_000
}
