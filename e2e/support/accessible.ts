import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Nothing that axe finds, as the page is shown now. */
export async function expectAccessible(page: Page) {
  // Next streams the title of a page after its beginning.
  await expect(page).toHaveTitle(/./)
  await expectNothingFound(new AxeBuilder({ page }))
}

/** Nothing that axe finds of the colours where the dark ones are asked for: all else is the same. The page is light again after. */
export async function expectReadableInTheDark(page: Page) {
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNothingFound(new AxeBuilder({ page }).withRules(['color-contrast']))
  await page.emulateMedia({ colorScheme: 'light' })
}

async function expectNothingFound(axe: AxeBuilder) {
  const { violations } = await axe.analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** What is wider than the window would have to be moved sideways to be read. */
export async function expectNoSidewaysScrolling(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}
