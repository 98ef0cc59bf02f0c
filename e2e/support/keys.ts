import { expect, type Locator, type Page } from '@playwright/test'

/** Goes forward with Tab until something has the focus: it has to be reached within so many steps. */
export async function tabTo(page: Page, wanted: Locator, most = 60) {
  await expect(wanted).toBeVisible()
  const reached = () => wanted.evaluate((element) => element === document.activeElement)
  for (let steps = 0; !(await reached()); steps++) {
    expect(steps, `${wanted} is not reached with Tab`).toBeLessThan(most)
    await page.keyboard.press('Tab')
  }
}

/** The same, and presses Enter there. */
export async function enter(page: Page, wanted: Locator, most?: number) {
  await tabTo(page, wanted, most)
  await page.keyboard.press('Enter')
}
