import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'

// A reader of Khmer: few texts of the demonstration are in it, and nearly all are in English.

const inEnglish = 'ជាភាសាអង់គ្លេស'

test('a reader of Khmer goes from list to list, finds English texts under their heading, and comes back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/km')
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 2, name: inEnglish })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScrolling(page)
  await main.locator('a[href="/km/news"]').click()
  await main.locator('a[rel=next]').click()
  await expect(page).toHaveURL(/\/km\/news\/page\/2$/)
  await expect(main.getByRole('heading', { level: 2, name: inEnglish })).toBeVisible()
  await expectAccessible(page)
  await main.locator('.kicker a').first().click()
  await expect(page).toHaveURL(/\/km\/(topics|countries)\//)
  const title = main.locator('h3[lang=en] a').first()
  await title.click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('link', { name: 'ខ្មែរ', exact: true }).click()
  await expect(page).toHaveURL(/\/km\/(news|publications)$/)
})

test('the switch of languages keeps what is looked for and what was chosen', async ({ noScripts: page }) => {
  await page.goto('/search?q=workshop')
  await page.getByRole('link', { name: 'ខ្មែរ', exact: true }).click()
  await expect(page).toHaveURL(/\/km\/search\?q=workshop$/)
  const main = page.getByRole('main')
  await expect(main.getByRole('searchbox')).toHaveValue('workshop')
  await expect(main.getByRole('heading', { level: 2, name: inEnglish })).toBeVisible()
  await expect(main.getByRole('heading', { level: 3 }).locator('mark').first()).toBeVisible()
  await page.goto('/publications?type=report&sort=title')
  await page.getByRole('link', { name: '中文', exact: true }).click()
  await expect(page).toHaveURL(/\/zh\/publications\?type=report&sort=title$/)
  await expect(main.getByRole('article').first()).toBeVisible()
  await page.getByRole('link', { name: 'English', exact: true }).click()
  await expect(page).toHaveURL(/[^z][^h]\/publications\?type=report&sort=title$/)
})
