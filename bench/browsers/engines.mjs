// The browsers that there are on this machine, and how each is opened.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium, flags } from '../../scripts/chromium.mjs'
import { fromPuppeteer } from './puppeteer.mjs'
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
      fromPuppeteer({ browser: 'chrome', executablePath: findChromium(chromium.executablePath()), args: flags }),
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
