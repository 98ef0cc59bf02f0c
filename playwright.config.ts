import { chromium, defineConfig } from '@playwright/test'
import { onOneServer, onTwoInstances } from './e2e/support/on-one-server'
import { findChromium, flags } from './scripts/chromium.mjs'

// Debian's own program does what a person's browser does; a shell without a window skips the back/forward cache.
const executablePath = findChromium(chromium.executablePath())

const rights = 'permissions.spec.ts'

export default defineConfig({
  testDir: 'e2e',
  // The longest file has no browser, and one worker to itself: it begins first, so that it does not end alone.
  projects: [
    ...(onTwoInstances ? [] : [{ name: 'rights', testMatch: rights }]),
    { name: 'tasks', testMatch: '**/*.spec.ts', testIgnore: rights },
  ],
  globalSetup: './e2e/support/prepare.ts',
  outputDir: 'test-results/e2e',
  grepInvert: onTwoInstances ? Object.keys(onOneServer).map((beginning) => new RegExp(beginning)) : undefined,
  fullyParallel: false,
  // More than the cores of a small machine would keep tests waiting that say how long something may take.
  workers: 2,
  // A test that passes only when it is tried again has a fault: its own or the site's.
  retries: 0,
  forbidOnly: true,
  // Each limit is for what hangs; a slow machine has to stay under it. The whole has none.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, args: flags },
    locale: 'en-GB',
    timezoneId: 'Asia/Bangkok',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    actionTimeout: 45_000,
    navigationTimeout: 60_000,
  },
})
