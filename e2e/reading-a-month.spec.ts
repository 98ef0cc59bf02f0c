import { expect, test } from './support/test'

test('a reader opens a month from the record, reads a post and turns to the next month', async ({
  noScripts: page,
}) => {
  await page.goto('/')
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '2014' }) })
  await row.getByRole('link', { name: '5 posts' }).click()
  await expect(page).toHaveURL('/2014/10')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Archive for October, 2014')
  // Headings of topics and feeds are not links.
  const titles = page
    .getByRole('main')
    .getByRole('heading', { level: 2 })
    .filter({ has: page.getByRole('link') })
  await expect(titles).toHaveCount(5)

  const newest = await titles.first().textContent()
  await titles.first().getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest!)
  await expect(page.getByRole('article')).toContainText('28 October 2014')

  await page.goBack()
  await page.getByRole('link', { name: '← November 2014' }).click()
  await expect(page).toHaveURL('/2014/11')
  await page.getByRole('link', { name: 'Older →' }).click()
  await expect(page).toHaveURL('/2014/11/page/2')
  await page.getByRole('link', { name: '← Newer' }).click()
  await expect(page).toHaveURL('/2014/11')
})

test('a reader finds a year in the archive and every post of it by month', async ({ noScripts: page }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Archive' }).click()
  await page.getByRole('link', { name: '2014', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Archive for 2014')
  await page.getByRole('heading', { name: 'October', exact: true }).getByRole('link').click()
  await expect(page).toHaveURL('/2014/10')
})
