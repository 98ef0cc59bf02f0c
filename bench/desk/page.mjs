/* global window DataTransfer ClipboardEvent MessageChannel requestAnimationFrame addEventListener removeEventListener */
// What happens inside the page.

/** Makes the first account with its link, and is signed in. */
export async function signUp(page, link) {
  await page.goto(link)
  await page.getByLabel('Name').fill('A measurer')
  await page.getByLabel('Email').fill('measurer@example.org')
  await page.getByLabel('Password', { exact: true }).fill('a long harvest song')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL(/\/(admin|sign-in)/)
}

/** Waits until what was written is at the server. */
export async function saved(page) {
  await page.getByText(/^Saved \d\d:\d\d/).waitFor({ timeout: 60_000 })
}

export async function paste(page, html) {
  const body = page.getByRole('textbox', { name: 'Body' })
  await body.click()
  await body.evaluate((element, markup) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', markup)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

/**
 * For each key the time (ms) from the keyboard's own time stamp to the moment after the next picture was drawn. Keys that
 * waited behind something else count from when they were pressed.
 */
export async function recordKeys(page) {
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
export async function recordLongestTask(page) {
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

/** The page's thread is the one with the most work of all that are called so: the others are of empty tabs. */
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
