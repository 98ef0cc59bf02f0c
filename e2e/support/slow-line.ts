import type { Page } from '@playwright/test'

/** Keeps answers from a page until they are let go, as a slow line does. */
export async function holdAnswers(page: Page, addresses: RegExp) {
  let letGo = () => {}
  const released = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(addresses, async (route) => {
    await released
    await route.continue()
  })
  return letGo
}
