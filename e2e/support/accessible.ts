import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Nothing that axe finds, as the page is shown now. */
export async function expectAccessible(page: Page) {
  // Next streams the title of a page after its beginning.
  await expect(page).toHaveTitle(/./)
  let found = await findingsOf(page)
  // The title may have been of the page before, which goes as the next page opens: the next one's comes after its words.
  if (found.some((finding) => finding.startsWith('document-title'))) {
    await expect(page).toHaveTitle(/./)
    found = await findingsOf(page)
  }
  expect(found).toEqual([])
}

/** Nothing that axe finds of the colours where the dark ones are asked for: all else is the same. The page is light again after. */
export async function expectReadableInTheDark(page: Page) {
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findingsOf(page, 'color-contrast')).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

async function findingsOf(page: Page, rule?: string) {
  const isFramed = page.frames().length > 1
  const axeSource = isFramed ? undefined : await sourceFor(page)
  // All that is said of what is well is thrown away here, and costs as much as the search itself.
  const axe = new AxeBuilder({ page, axeSource }).options({ resultTypes: ['violations'] })
  if (rule) axe.withRules(rule)
  // If nothing is framed there is nothing to put together, for which axe would open a window each time.
  const { violations } = await axe.setLegacyMode(!isFramed).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** The program of axe is half a million letters and is sent with each look, unless the page has it already. */
async function sourceFor(page: Page) {
  return (await page.evaluate(() => 'axe' in window)) ? 'void axe' : undefined
}

/** Expects that nothing is wider than the window: it would have to be moved sideways to be read. */
export async function expectNoSidewaysScrolling(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}
