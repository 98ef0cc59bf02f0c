import { expect, test } from './support/test'

test('a reader narrows the library to one report and takes its file', async ({ noScripts: page, request }) => {
  await page.goto('/publications')
  const all = await page.getByRole('main').getByRole('article').count()
  await page.getByRole('link', { name: 'Report', exact: true }).click()
  await page.getByRole('link', { name: 'Cambodia', exact: true }).click()
  const found = page.getByRole('main').getByRole('article')
  await expect(found).toHaveCount(1)
  expect(all).toBeGreaterThan(1)

  await found.getByRole('heading').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cambodia')
  await expect(page.getByText(/PDF, English · .* · \d+ pages/)).toBeVisible()
  const file = page.getByRole('main').getByRole('link', { name: /demonstration document/ })
  const pdf = await request.get((await file.getAttribute('href'))!)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
})

test('a reader takes a choice away again, and finds the way back from an empty list', async ({ noScripts: page }) => {
  await page.goto('/publications?type=report&country=cambodia')
  await page.getByRole('link', { name: 'Remove Country: Cambodia' }).click()
  await expect(page).toHaveURL('/publications?type=report')
  await page.getByRole('searchbox').fill('no such words anywhere')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByText('No publications match')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Remove Type: Report' })).toBeVisible()
  await page.getByRole('link', { name: 'see all publications' }).click()
  await expect(page).toHaveURL('/publications')
})

test('on a phone the choices are folded away until they are wanted', async ({ noScripts: page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/publications')
  const choice = page.getByRole('link', { name: 'Cambodia', exact: true })
  await expect(choice).toBeHidden()
  await page.getByText('Country (7)').click()
  await choice.click()
  await expect(page.getByRole('link', { name: 'Remove Country: Cambodia' })).toBeVisible()
})
