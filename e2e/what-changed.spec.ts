import { expect, test } from './support/test'

test('readers find what was corrected from the archive, and the text it is about', async ({ page }) => {
  await page.goto('/archive')
  await page.getByRole('main').getByRole('link', { name: 'Corrections and withdrawals' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What changed' })).toBeVisible()
  const correction = page.getByRole('listitem').filter({ hasText: 'Corrected' }).first()
  await correction.getByRole('link', { name: 'All updates' }).click()
  await expect(page).toHaveURL(/#updates$/)
  await expect(page.locator('#updates')).toBeInViewport()
})

test('feed readers find the feeds of changes on their page', async ({ page, request }) => {
  await page.goto('/changes')
  const feed = page.locator('link[rel=alternate][type="application/atom+xml"][title^="What changed"]')
  const answer = await request.get((await feed.getAttribute('href'))!)
  expect(answer.headers()['content-type']).toContain('application/atom+xml')
  expect(await answer.text()).toContain('<title>Corrected: ')
})

test('a month is one file to read offline, whole and in parts, and crawlers leave it alone', async ({
  page,
  request,
}) => {
  await page.goto('/2014/10')
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'To read offline (EPUB)' }).click()
  expect((await saving).suggestedFilename()).toBe('2014-10.epub')
  const whole = await request.get('/2014/10/book.epub')
  expect(whole.headers()).toMatchObject({ 'content-type': 'application/epub+zip', 'accept-ranges': 'bytes' })
  const bytes = await whole.body()
  expect(bytes.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip')
  const part = await request.get('/2014/10/book.epub', { headers: { range: 'bytes=30-57' } })
  expect([part.status(), await part.text()]).toEqual([206, 'mimetypeapplication/epub+zip'])
  expect(await (await request.get('/robots.txt')).text()).toContain('Disallow: /*/book.epub')
})
