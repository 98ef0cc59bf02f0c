import { expect, type Locator, type Page } from '@playwright/test'

/** Goes forward with Tab until something has the focus: it has to be reached within so many steps. */
export async function tabTo(page: Page, target: Locator, most = 60) {
  await expect(target).toBeVisible()
  const reached = () => target.evaluate((element) => element === document.activeElement)
  for (let steps = 0; !(await reached()); steps++) {
    expect(steps, `${target} is not reached with Tab`).toBeLessThan(most)
    await page.keyboard.press('Tab')
  }
}

/** Goes forward with Tab until something has the focus, and presses Enter there. */
export async function enter(page: Page, target: Locator, most?: number) {
  await tabTo(page, target, most)
  await page.keyboard.press('Enter')
}
