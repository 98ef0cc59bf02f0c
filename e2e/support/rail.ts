import type { Page } from '@playwright/test'

/** Opens folded groups of the desk's rail. */
export async function unfold(page: Page, ...names: string[]) {
  for (const name of names) {
    const summary = page.locator('nav summary:visible', { hasText: name })
    if (!(await summary.evaluate((element) => (element.parentElement as HTMLDetailsElement).open)))
      await summary.click()
  }
}
