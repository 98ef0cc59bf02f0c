import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { unfold } from './support/rail'
import { expect, test } from './support/test'

// Counts wait in memory for half a minute; a server that stops writes them down.
test.use({ ownServer: true })

test('a reader fetches a report, and the desk shows how often, by month and for a spreadsheet', async ({
  page,
  server,
  signedInAs,
}) => {
  await page.goto('/publications')
  await page.getByRole('main').getByRole('article').first().getByRole('heading').getByRole('link').click()
  await expect(page).toHaveURL(/\/publications\/./)
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  const file = (await page.locator('a[href^="/files/"]').first().getAttribute('href'))!
  const name = decodeURIComponent(file.split('/').at(-1)!)
  const answers = [
    await page.request.get(file),
    await page.request.get(file, { headers: { range: 'bytes=0-99' } }),
    await page.request.get(file, { headers: { range: 'bytes=100-' } }),
    await page.request.head(file),
    await page.request.get(file, { headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' } }),
  ]
  expect(answers.map((answer) => answer.status())).toEqual([200, 206, 206, 200, 200])
  await server.restart()

  await signedInAs('editor')
  await page.goto('/admin')
  await unfold(page, 'Publishing')
  await page.getByRole('link', { name: 'Figures', exact: true }).click()
  const row = page.getByRole('table', { name: 'Downloaded most often' }).getByRole('row').filter({ hasText: name })
  await expect(row.getByRole('link', { name: title })).toBeVisible()
  await expect(row.getByRole('cell').last()).toHaveText('2')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Downloads of every file by month (CSV)' }).click()
  const csv = await (await download).createReadStream()
  const text = (await csv.toArray()).join('')
  expect(text).toMatch(/^\uFEFFfile,version,upload,publications,month,downloads\r\n/)
  expect(text).toMatch(/,\d{4}-\d{2},2\r\n$/)

  await row.getByRole('link', { name }).click()
  await expect(page.getByText('2 in twelve months · 2 in all')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
})

test.describe('whoever may not', () => {
  test.use({ ownServer: false })

  test('a contributor sees nothing of what is not theirs', async ({ page, signedInAs }) => {
    await signedInAs('contributor')
    await page.goto('/admin/report')
    await expect(page.getByRole('table', { name: 'Downloaded most often' })).toHaveCount(0)
  })
})
