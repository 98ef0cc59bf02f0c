import type { Page } from '@playwright/test'
import { englishReport, khmer, khmerReport } from './support/long-documents'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test.slow() // three hundred pages

/** Lets go of a file over the list of files. */
async function drop(
  page: Page,
  { name, bytes, type = 'application/pdf' }: { name: string; bytes: Buffer; type?: string },
) {
  const place = page.getByRole('button', { name: 'Add a file' })
  await place.evaluate(
    (element, { name, type, data }) => {
      const raw = new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))])
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([raw], name, { type }))
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    { name, type, data: bytes.toString('base64') },
  )
}

test('a report of 300 pages goes from the editor to its cover and its text', async ({
  page,
  request,
  noScripts,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Three hundred pages of findings', body: 'Abstract.' }, 'publication')
  await drop(page, { name: 'findings.pdf', bytes: await englishReport() })
  await expect(page.getByText(/Reading page \d+ of 300/)).toBeVisible()
  await expect(page.getByText('Readers of this PDF can see: author Jane Writer', { exact: false })).toBeVisible({
    timeout: 90_000,
  })
  await expect(page.getByText(/PDF, .*, 300 pages/)).toBeVisible()
  await page.getByRole('button', { name: 'Remove them' }).click()
  await expect(page.getByText('They are removed.')).toBeVisible({ timeout: 90_000 })
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await entry.saved()
  await entry.publish()

  await noScripts.goto('/publications/three-hundred-pages-of-findings')
  const cover = noScripts.locator('main picture img').first()
  expect(await cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
  const pdf = await noScripts.getByRole('link', { name: 'Three hundred pages', exact: true }).getAttribute('href')
  expect((await (await request.get(pdf!)).body()).includes('Jane Writer')).toBe(false)
  await noScripts.getByRole('link', { name: /^Read here/ }).click()
  await expect(noScripts.locator('#p12')).toBeVisible()
  await expect(noScripts.getByRole('article')).toContainText('Chapter 12')
  await expect(noScripts.getByRole('article')).toContainText('promises nobody can check. People who cross')
  await noScripts.getByText('of 300 pages: choose others').click()
  await noScripts.getByRole('link', { name: '–300' }).click()
  await expect(noScripts.getByRole('article')).toContainText('Chapter 300')
  await expect(noScripts.getByRole('link', { name: /Open the PDF at page/ })).toHaveAttribute(
    'href',
    /\.pdf#page=2\d\d$/,
  )

  await noScripts.goto('/publications')
  await noScripts.getByRole('searchbox', { name: /Words in publications/ }).fill('"chapter 217"')
  await noScripts.getByRole('button', { name: 'Find' }).click()
  await expect(noScripts.getByRole('link', { name: 'PDF page 217' })).toHaveAttribute('href', /\.pdf#page=217$/)
  await noScripts.getByRole('link', { name: /^Page 217 ?: / }).click()
  await expect(noScripts).toHaveURL(/\/read\/\w+\/\d+#p217$/)
  await expect(noScripts.getByRole('article')).toContainText('Chapter 217')
})

test('a Khmer report of 300 pages is read as its words were written', async ({
  page,
  browser,
  request,
  noScripts,
  signedInAs,
}) => {
  const bytes = await khmerReport(browser)
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Khmer report', body: 'Abstract.' }, 'publication')
  await drop(page, { name: 'khmer.pdf', bytes })
  await expect(page.getByText(/Reading page \d+ of 300/)).toBeVisible()
  await expect(page.getByText(/PDF, .*, 300 pages/)).toBeVisible({ timeout: 90_000 })
  await page.getByLabel('Written in').selectOption('km')
  await entry.saved()
  const editor = page.url()
  await page.goto(`${editor}/preview/document`)
  await page.getByRole('link', { name: /^Read here/ }).click()
  await expect(page.getByRole('article')).toContainText(khmer)
  await expect(page.getByText('Preview of the draft, not public.')).toBeVisible()
  await page.getByRole('link', { name: /Pages 21–/ }).click()
  await expect(page).toHaveURL(/\/preview\/read\/\w+\/2$/)
  expect((await request.get('/publications/khmer-report')).status()).toBe(404)
  await page.goto(editor)
  await entry.publish()

  await noScripts.goto('/publications/khmer-report')
  await expect(noScripts.locator('main picture img').first()).toBeVisible()
  await noScripts.getByRole('link', { name: /^Read here/ }).click()
  await expect(noScripts.locator('#p7')).toBeVisible()
  await expect(noScripts.locator('.body[lang=km]').first()).toContainText(khmer)

  await noScripts.goto(`/publications?q=${encodeURIComponent('អនុតំបន់មេគង្គ')}`)
  const result = noScripts.getByRole('article').filter({ hasText: 'Khmer report' })
  await expect(result.locator('mark').first()).toBeVisible()
  await result
    .getByRole('link', { name: /^ទំព័រ \d+ ?[:៖] / })
    .first()
    .click()
  await expect(noScripts).toHaveURL(/\/read\/\w+(\/\d+)?#section(-\d+)?$/)
})

test('a locked or truncated PDF is refused in words, and nothing of it is offered', async ({
  page,
  signedInAs,
  watched,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Refused', body: 'Abstract.' }, 'publication')
  watched.tolerated.push(/status of 422/)
  await drop(page, { name: 'half.pdf', bytes: (await englishReport()).subarray(0, 5_000) })
  await expect(page.getByText('The PDF ends too early: it was cut short. Nothing was kept.')).toBeVisible()
  await expect(page.getByLabel('Link text')).toHaveCount(0)
})

test('a table is offered beside a text and comes as a download', async ({ page, request, signedInAs }) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'A table of cases', body: 'Abstract.' }, 'publication')
  await drop(page, { name: 'cases.csv', type: 'text/csv', bytes: Buffer.from('Province,Cases\nBattambang,12\n') })
  await expect(page.getByText('CSV, 29 B')).toBeVisible()
  await entry.saved()
  await entry.publish()
  const html = await (await request.get('/publications/a-table-of-cases')).text()
  const [, file] = /href="(\/files\/\w+\/cases\.csv)"/.exec(html)!
  const { 'content-type': type, 'content-disposition': disposition } = (await request.get(file!)).headers()
  expect([type, disposition]).toEqual(['text/csv; charset=utf-8', expect.stringMatching(/^attachment;/)])
})
