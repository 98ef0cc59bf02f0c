import { chromium, defineConfig } from '@playwright/test'
import { findChromium, flags } from './scripts/chromium.mjs'

// Debian's own program does what a person's browser does; a shell without a window skips the back/forward cache.
const executablePath = findChromium(chromium.executablePath())

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/support/prepare.ts',
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  workers: 2,
  // A busy machine can press a key before a page is ready for it. What passed only then is named by `npm test`.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  globalTimeout: 24 * 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, args: flags },
    locale: 'en-GB',
    timezoneId: 'Asia/Bangkok',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'on-first-retry',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
  },
})
