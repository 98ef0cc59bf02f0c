import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { clone, runsAsInstalled } from './support/places'
import { expect, test } from './support/test'

test('the archive opens from a disk, is read from page to page, and its search finds words without a server', async ({
  server,
  page,
  noScripts,
}) => {
  test.slow() // every page of the demonstration is written
  const folder = mkdtempSync(join(tmpdir(), 'gazette-leaving-'))
  const env = { ...runsAsInstalled(), DATA_DIR: server.dataDir, SITE_URL: server.url }
  const command = ['.compiled/cli/main.js', 'export', join(folder, 'site')]
  execFileSync(process.execPath, command, { cwd: clone, env, stdio: 'pipe' })

  const front = pathToFileURL(join(folder, 'site/index.html')).href
  await page.goto(front)
  await page.getByRole('link', { name: 'Publications' }).first().click()
  await page.getByRole('link', { name: 'Myanmar' }).first().click()
  await page.getByRole('link', { name: 'Visioning workshop report: Myanmar', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Visioning workshop report: Myanmar')

  await page.getByRole('search').getByRole('searchbox').first().fill('informed consent')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(/\d+ results/)
  await expect(page.getByText(/^Pages: \d+$/)).toHaveCount(0)
  await page.getByRole('link', { name: 'Page 2' }).first().click()
  await expect(page).toHaveURL(/\/read\/[^#]+#p2$/)

  await page.goto(front.replace('index.html', 'km/search/index.html'))
  await page.getByRole('searchbox').fill('បណ្ណសារ')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 3 }).getByRole('link').first().click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'km')

  await page.goto(front.replace('index.html', 'km/search/index.html?q=ជួយខ្ញុំ'))
  await page.getByRole('complementary').getByRole('link', { name: 'មីយ៉ាន់ម៉ា' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('មីយ៉ាន់ម៉ា')
  await expect(page).toHaveURL(/\/km\/help\/[^/]+\/index\.html$/)

  await noScripts.goto(front.replace('index.html', 'search/index.html'))
  // Words in a noscript element are no text to Playwright.
  await expect(noScripts.locator('#results p')).toBeVisible()
  rmSync(folder, { recursive: true })
})
