import { chromium, defineConfig } from '@playwright/test'
import { onOneServer, onTwoInstances } from './e2e/support/on-one-server'
import { findChromium, launchFlags } from './scripts/chromium.mjs'

// Debian's browser behaves like a person's; a headless shell skips the back/forward cache.
const executablePath = findChromium(chromium.executablePath())

const rightsSpec = 'permissions.spec.ts'
const longSpecs = [
  '{calm,clock,database-away,desk-on-two-instances,desk-pages,documents,image,leaving,limits}.spec.ts',
  '{no-word-lost,notices,publications,truth,two-writers}.spec.ts',
]

export default defineConfig({
  testDir: 'e2e',
  // The longest files begin first, so that no worker waits for one at the end. That of rights needs no browser: it is on
  // one worker in `npm test`, else on all.
  projects: [
    ...(onTwoInstances ? [] : [{ name: 'rights', testMatch: rightsSpec, fullyParallel: !process.env.GAZETTE_QUICK }]),
    { name: 'long tasks', testMatch: longSpecs },
    { name: 'tasks', testMatch: '**/*.spec.ts', testIgnore: [rightsSpec, ...longSpecs] },
  ],
  globalSetup: './e2e/support/prepare.ts',
  outputDir: 'test-results/e2e',
  grepInvert: onTwoInstances ? Object.keys(onOneServer).map((beginning) => new RegExp(beginning)) : undefined,
  fullyParallel: false,
  // Workers are one more than the cores of a small machine: many tests wait for a process or a moment.
  workers: 3,
  // A test that passes only when it is tried again has a fault: its own or the site's.
  retries: 0,
  forbidOnly: true,
  // Limits are for hanging tests; a slow machine must stay below them.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    // A page of a test ends before optimized code pays.
    launchOptions: { executablePath, args: [...launchFlags(), '--js-flags=--no-opt,--no-maglev'] },
    locale: 'en-GB',
    timezoneId: 'Asia/Bangkok',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    actionTimeout: 45_000,
    navigationTimeout: 60_000,
  },
})
