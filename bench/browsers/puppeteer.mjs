// Chromium and Firefox, by Puppeteer: the first over its own protocol, the second over WebDriver BiDi.
import puppeteer from 'puppeteer-core'

export async function fromPuppeteer({ browser: kind, executablePath, args = [] }) {
  // Bars that take no room, as in the other browsers here.
  const extraPrefsFirefox = { 'ui.useOverlayScrollbars': 1, 'widget.gtk.overlay-scrollbars.enabled': true }
  const browser = await puppeteer.launch({ browser: kind, executablePath, args, extraPrefsFirefox, headless: true })
  const page = await browser.newPage()
  const handleOf = async (find, args) =>
    (await page.evaluateHandle(`(${find})(...${JSON.stringify(args)})`)).asElement()
  return {
    name: await browser.version(),
    go: (url) => page.goto(url),
    run: (script, ...args) => page.evaluate(`(${script})(...${JSON.stringify(args)})`),
    size: (width, height) => page.setViewport({ width, height }),
    /** Presses what a function of the page finds. */
    press: async (find, ...args) => (await handleOf(find, args)).click(),
    file: async (find, path, ...args) => (await handleOf(find, args)).uploadFile(path),
    type: (words) => page.keyboard.type(words),
    async key(combination) {
      const keys = combination.split('+')
      const last = keys.pop()
      for (const key of keys) await page.keyboard.down(key)
      await page.keyboard.press(last)
      for (const key of keys.toReversed()) await page.keyboard.up(key)
    },
    shot: (path) => page.screenshot({ path }),
    close: () => browser.close(),
  }
}
