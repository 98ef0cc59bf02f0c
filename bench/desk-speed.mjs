// Measures what the pages of the desk load, how soon one can write, and whether anything moves while one does. See
// bench/README.md. node bench/desk-speed.mjs [seconds of writing]
/* global document window PerformanceObserver */
import { setTimeout as wait } from 'node:timers/promises'
import { atDesk, judge, saved } from './site.mjs'

const seconds = Number(process.argv[2] ?? 240)

/** Compressed scripts of a page in kB, of which React and Next are 125. */
const maxScripts = { editor: 370, lists: 154 }
/** Milliseconds from “New post” to the first letter on the screen: the minimum of several. */
const maxTimeToFirstLetter = 300
/** The limit of layout shifts during the whole time of writing. */
const maxMoved = 0.01

await atDesk(async (page, { url }) => {
  const context = page.context()
  await page.goto(`${url}/admin/entries/new?kind=post`)
  await page.getByLabel('Title', { exact: true }).fill('What is written here')
  await saved(page)
  await page.reload()
  await page.getByRole('textbox', { name: 'Body' }).waitFor()
  const address = page.url()
  const lists = ['entries', 'media', 'calendar', 'review', 'staff']
  await weigh(context, 'editor', address, maxScripts.editor)
  for (const list of lists) await weigh(context, list, `${url}/admin/${list}`, maxScripts.lists)
  await firstLetter(page, url)
  await moved(page, address)
})

/** Uses a new tab with an empty cache. */
async function weigh(context, name, address, max) {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const scripts = new Map()
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.set(requestId, 0))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength)
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0)
  await page.close()
  judge(`Scripts of ${name}`, `${(bytes / 1_000).toFixed(0)} kB in ${scripts.size}`, `${max} kB`, bytes <= max * 1_000)
}

async function firstLetter(page, url) {
  const times = []
  for (let round = 0; round < 9; round++) {
    await page.goto(`${url}/admin`, { waitUntil: 'networkidle' })
    const link = page.getByRole('link', { name: 'New post' })
    const box = await link.boundingBox()
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    const begun = performance.now()
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    const title = page.getByLabel('Title', { exact: true })
    await title.waitFor()
    await page.waitForFunction(() => document.activeElement?.matches('textarea, input'))
    await page.keyboard.type('A')
    await page.waitForFunction(() => document.activeElement?.value === 'A')
    times.push(performance.now() - begun)
    await saved(page)
  }
  const [min, , , , median] = times.toSorted((a, b) => a - b)
  const found = `${min.toFixed(0)} ms (median ${median.toFixed(0)})`
  judge('New post to the first letter', found, `${maxTimeToFirstLetter} ms`, min <= maxTimeToFirstLetter)
}

/** Writes with pauses, in which the text is saved. Shifts within half a second after a press or a key do not count. */
async function moved(page, address) {
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.evaluate(() => {
    window.moved = 0
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.moved += shift.value
    }).observe({ type: 'layout-shift', buffered: false })
  })
  const body = page.getByRole('textbox', { name: 'Body' })
  await body.click()
  const until = performance.now() + seconds * 1_000
  while (performance.now() < until) {
    await page.keyboard.type('What was agreed in the workshop will be told here, in words that stay. ', { delay: 60 })
    await wait(2_500)
  }
  await saved(page)
  const sum = await page.evaluate(() => window.moved)
  judge(`What moves in ${seconds} s of writing`, sum.toFixed(4), String(maxMoved), sum < maxMoved)
}
