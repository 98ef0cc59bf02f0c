import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { unfold } from './support/rail'
import { expect, test } from './support/test'

test('staff make a report of what was published for a period, print it and take it into a spreadsheet', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('contributor')
  await page.goto('/admin')
  await unfold(page, 'Publishing')
  await page.getByRole('link', { name: 'Figures', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Figures')

  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(page).toHaveURL(/\?from=\d{4}-\d{2}&until=\d{4}-\d{2}$/)
  await expect(page.getByRole('status').first()).toContainText(
    /\d+ posts, \d+ publications?, \d+ events? and \d+ calls? in \d languages/,
  )
  const byLanguage = page.getByRole('table', { name: 'By language' })
  await expect(byLanguage.getByRole('row', { name: /^English \d+ \d+ \d+ \d+$/ })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)

  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByLabel('From').selectOption({ label: 'October 2014' })
  await expect(page).toHaveURL(/from=2014-10/)
  await page.getByLabel('Until').selectOption({ label: 'October 2014' })
  await expect(page).toHaveURL('/admin/report?from=2014-10&until=2014-10')
  await expect(page.getByRole('status').first()).toContainText('October 2014:')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByLabel('From')).toBeHidden()
  await expect(byLanguage).toBeVisible()
  await page.emulateMedia({ media: 'screen' })

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Spreadsheet (CSV)' }).click()
  expect((await download).suggestedFilename()).toBe('published-2014-10-2014-10.csv')
  const csv = (await (await (await download).createReadStream()).toArray()).join('')
  expect(csv).toMatch(
    /^\uFEFFfrom,until,table,name,posts,publications,events,calls,downloads\r\n2014-10,2014-10,In all,,\d+,\d+,0,0,\d+\r\n/,
  )
})
