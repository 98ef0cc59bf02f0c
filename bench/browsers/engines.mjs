// Browsers on this machine, and functions that open them.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import puppeteer from 'puppeteer-core'
import { findChromium, launchFlags } from '../../scripts/chromium.mjs'
import { fromWebDriver } from './web-driver.mjs'

const firefox = '/usr/bin/firefox-esr'
const webkit = {
  driver: '/usr/bin/WebKitWebDriver',
  browser: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
}

export const engines = {
  chromium: {
    has: () => findChromium(chromium.executablePath()),
    needs: 'Chromium (npm test brings one)',
    open: () =>
      fromPuppeteer({
        browser: 'chrome',
        executablePath: findChromium(chromium.executablePath()),
        args: launchFlags(),
      }),
  },
  firefox: {
    has: () => existsSync(firefox),
    needs: 'the package firefox-esr',
    open: () => fromPuppeteer({ browser: 'firefox', executablePath: firefox }),
  },
  webkit: {
    has: () => existsSync(webkit.driver) && existsSync(webkit.browser) && process.env.DISPLAY,
    needs: 'the package webkit2gtk-driver, and a display (xvfb-run -a)',
    open: () =>
      fromWebDriver({
        env: { XDG_CONFIG_HOME: join(import.meta.dirname, 'webkit') },
        driver: webkit.driver,
        port: 4_437,
        name: 'WebKitGTK',
        capabilities: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] },
        },
      }),
  },
}

/** Opens Chromium over its own protocol, Firefox over WebDriver BiDi. */
async function fromPuppeteer({ browser: kind, executablePath, args = [] }) {
  // Overlay scrollbars, as in the other browsers that are compared.
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
    /** Presses the element that a function of the page finds. */
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
