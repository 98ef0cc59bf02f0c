import type { Page } from '@playwright/test'

/** Holds answers back from a page until they are released, as a slow line does. */
export async function holdAnswers(page: Page, addresses: RegExp) {
  let letGo = () => {}
  const released = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(addresses, async (route) => {
    await released
    await route.continue().catch(() => {}) // the browser may have given it up
  })
  return letGo
}
