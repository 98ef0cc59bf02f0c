import { expect, test } from './support/test'

test('a reader goes from a post to its topic, and on to another text about it', async ({ noScripts: page }) => {
  await page.goto('/2014/10/survivors-tell-officials-what-would-have-helped')
  await page.getByRole('article').getByRole('link', { name: 'Protection' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Protection')
  const entryHeadings = page.getByRole('main').getByRole('heading', { level: 3 })
  await expect.poll(() => entryHeadings.count()).toBeGreaterThan(1)
  const title = await entryHeadings.first().textContent()
  await entryHeadings.first().getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title!)
})

test('a reader chooses a country and sees posts and publications about it', async ({ noScripts: page }) => {
  await page.goto('/countries')
  await page.getByRole('heading', { name: 'Myanmar' }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Myanmar')
  await page.getByRole('link', { name: 'Publications only' }).click()
  await expect(page.getByRole('link', { name: 'Remove Country: Myanmar' })).toBeVisible()
})
