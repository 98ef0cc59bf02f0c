import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Expects no findings of axe on the page as it is now. */
export async function expectAccessible(page: Page) {
  // Next streams the title of a page after its beginning.
  await expect(page).toHaveTitle(/./)
  let found = await findingsOf(page)
  // The title may still be the previous page's: the next page's title comes after its words.
  if (found.some((finding) => finding.startsWith('document-title'))) {
    await expect(page).toHaveTitle(/./)
    found = await findingsOf(page)
  }
  expect(found).toEqual([])
}

/** Expects no findings of axe about dark colours; everything else is the same. Afterwards the page is light again. */
export async function expectReadableInTheDark(page: Page) {
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findingsOf(page, 'color-contrast')).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

async function findingsOf(page: Page, rule?: string) {
  const isFramed = page.frames().length > 1
  const axeSource = isFramed ? undefined : await sourceFor(page)
  // Only violations: other results would be thrown away, and cost as much as the search itself.
  const axe = new AxeBuilder({ page, axeSource }).options({ resultTypes: ['violations'] })
  if (rule) axe.withRules(rule)
  // Without frames there are no results to combine, for which axe would open a window each time.
  const { violations } = await axe.setLegacyMode(!isFramed).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Axe is half a million characters of code, which are sent for each check unless the page has them already. */
async function sourceFor(page: Page) {
  return (await page.evaluate(() => 'axe' in window)) ? 'void axe' : undefined
}

/** Expects that nothing is wider than the window: readers would have to scroll sideways. */
export async function expectNoSidewaysScrolling(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}
