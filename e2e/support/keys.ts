import { expect, type Locator, type Page } from '@playwright/test'

/** Presses Tab until the target has the focus, at most `max` times. */
export async function tabTo(page: Page, target: Locator, max = 60) {
  await expect(target).toBeVisible()
  const reached = () => target.evaluate((element) => element === document.activeElement)
  for (let steps = 0; !(await reached()); steps++) {
    expect(steps, `${target} is not reached with Tab`).toBeLessThan(max)
    await page.keyboard.press('Tab')
  }
}

/** Presses Tab until the target has the focus, then Enter. */
export async function enter(page: Page, target: Locator, max?: number) {
  await tabTo(page, target, max)
  await page.keyboard.press('Enter')
}

/** Lets the browser tell an editor where the cursor is, which it does in a task of its own. */
export async function cursorTold(page: Page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Presses End until the cursor is there: a closed dialog may move the cursor back after the first press. */
export async function pressEnd(page: Page) {
  await expect(async () => {
    await page.keyboard.press('End')
    await cursorTold(page)
    expect(await wordsAfterCursor(page)).toBe('')
  }).toPass()
}

/** The words of a paragraph after the cursor. */
async function wordsAfterCursor(page: Page) {
  return page.evaluate(() => {
    const { focusNode, focusOffset } = getSelection()!
    const rest = document.createRange()
    rest.setStart(focusNode!, focusOffset)
    rest.setEndAfter(focusNode!.parentElement!.closest('p')!.lastChild!)
    return rest.toString()
  })
}
