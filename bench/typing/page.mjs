/* global window DataTransfer ClipboardEvent MessageChannel PerformanceObserver requestAnimationFrame addEventListener removeEventListener */
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
 * waited behind something else count from when they were pressed. Beside it, everything that held the page over 50 ms.
 */
export async function record(page) {
  await page.evaluate(() => {
    const keys = []
    const tasks = []
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
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    observer.observe({ type: 'longtask' })
    window.typed = () => {
      removeEventListener('keydown', listen, true)
      observer.disconnect()
      return { keys, tasks }
    }
  })
  return () => page.evaluate(() => window.typed())
}
