import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'

/** The fonts that a page asked for, by the time it has settled. */
async function fontsOf(page: Page, path: string) {
  const paths: string[] = []
  const note = (request: { url(): string }) => {
    if (request.url().includes('/fonts/')) paths.push(new URL(request.url()).pathname)
  }
  page.on('request', note)
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  page.off('request', note)
  return paths.sort()
}

test('a reader reads the site in Khmer: words, dates and letters, on a phone', async ({ page, watched }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const fonts = await fontsOf(page, '/km')
  // Letters come where the device has none.
  expect((await page.locator('style').allTextContents()).join('')).toContain('/fonts/noto-sans-khmer-400-')
  for (const font of fonts) expect(font).toMatch(/^\/fonts\/noto-sans-khmer-(400|600)-[\d.]+\.woff2$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'km')
  const menu = page.getByRole('navigation', { name: 'ម៉ឺនុយមេ' })
  await expect(menu.getByRole('link')).toHaveText(['ព័ត៌មាន', 'ឯកសារបោះពុម្ពផ្សាយ', 'ប្រទេស', 'ប្រធានបទ', 'បណ្ណសារ', 'អំពីយើង'])
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)

  await page.getByRole('cell').locator('a[href="/km/2015/03"]').click()
  await expect(page).toHaveURL('/km/2015/03')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('បណ្ណសារ ខែមីនា ឆ្នាំ 2015')
  await expectNoSidewaysScrolling(page)
  await page.getByRole('main').getByRole('link', { name: 'អំពីបណ្ណសារនេះ' }).click()
  await expect(page.getByRole('article').locator('time').first()).toHaveText('17 មីនា 2015')
  await expect(page.getByRole('article').locator('time').first()).toHaveAttribute('datetime', '2015-03-17')
  await expect(page.locator('[style]')).toHaveCount(0)
  await expectNoSidewaysScrolling(page)
  expect(watched.problems).toEqual([])
})

test('a reader reads the site in Chinese with the letters of their own device', async ({ page, watched }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await fontsOf(page, '/zh')).toEqual([])
  await page.getByRole('cell').locator('a[href="/zh/2015/06"]').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2015年6月存档')
  await page.getByRole('main').getByRole('link', { name: '关于本存档' }).click()
  await expect(page.getByRole('article').locator('time').first()).toHaveText('2015年6月23日')
  await expect(page.getByRole('article')).toContainText('阅读约需 1 分钟')
  await expectNoSidewaysScrolling(page)
  await page.goto('/zh/2015/06/nothing')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('此网址下没有内容')
  await expect(page.locator('[style]')).toHaveCount(0)
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
  expect(watched.problems).toEqual([])
})

test('a reader of English fetches no font, though every language is named on the page', async ({ page }) => {
  for (const path of ['/', '/2014/10', '/publications']) expect(await fontsOf(page, path), path).toEqual([])
})
