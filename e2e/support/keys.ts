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

/**
 * Presses keys whenever the words of an element change, at that very moment: before the page has done anything else. Answers with how to ask
 * which words stood there by then, one after the other.
 */
export async function pressAtEachChange(words: Locator, keys: { key: string; ctrlKey: boolean }) {
  const seen = await words.evaluateHandle((element, keys) => {
    const seen: string[] = []
    const press = () => {
      seen.push(element.textContent)
      dispatchEvent(new KeyboardEvent('keydown', { ...keys, cancelable: true }))
    }
    new MutationObserver(press).observe(element, { characterData: true, subtree: true })
    return seen
  }, keys)
  return () => seen.jsonValue()
}
