import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { write } from '@/db/connection'
import { storeUpload } from '@/domain/files/intake'
import { release } from '@/domain/publishing/releases'
import { savePages } from '@/domain/entries/search-index'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import type { Language } from '@/lib/languages/languages'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { someone } from './support/staff'
import { expect, test } from './support/test'

test('a reader narrows the library to one report and takes its file', async ({ noScripts: page, request }) => {
  await page.goto('/publications')
  const all = await page.getByRole('main').getByRole('article').count()
  await page.getByRole('link', { name: 'Report', exact: true }).click()
  await page.getByRole('link', { name: 'Cambodia', exact: true }).click()
  const results = page.getByRole('main').getByRole('article')
  await expect(results).toHaveCount(1)
  expect(all).toBeGreaterThan(1)

  await results.getByRole('heading').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cambodia')
  await expect(page.getByText(/PDF, English · .* · \d+ pages/)).toBeVisible()
  const file = page.getByRole('main').getByRole('link', { name: /^Visioning .*demonstration document/ })
  const pdf = await request.get((await file.getAttribute('href'))!)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
})

test('a reader takes a choice away again, and finds the way back from an empty list', async ({ noScripts: page }) => {
  await page.goto('/publications?type=report&country=cambodia')
  await page.getByRole('link', { name: 'Remove Country: Cambodia' }).click()
  await expect(page).toHaveURL('/publications?type=report')
  await page.getByRole('main').getByRole('searchbox').fill('no such words anywhere')
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

test('a reader combines choices, puts them in another order, and clears them all', async ({ noScripts, page }) => {
  for (const reader of [noScripts, page]) {
    await reader.goto('/publications')
    await reader.getByRole('link', { name: '2014', exact: true }).click()
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Publications of 2014')
    const results = reader.getByRole('main').getByRole('article')
    await reader.waitForLoadState()
    const before = await results.count()
    await reader.getByRole('link', { name: 'Report', exact: true }).click()
    await expect(reader).toHaveURL('/publications?type=report&year=2014')
    await reader.waitForLoadState()
    expect(await results.count()).toBeLessThan(before)
    // Another year is counted as it would be with this type.
    await expect(reader.getByRole('link', { name: '2014', exact: true })).toHaveAttribute('aria-current', 'true')
    await reader.getByRole('navigation', { name: 'Order' }).getByRole('link', { name: 'Title' }).click()
    await expect(reader).toHaveURL('/publications?type=report&year=2014&sort=title')
    await reader.waitForLoadState()
    const titles = await results.getByRole('heading').allTextContents()
    expect(titles).toEqual(titles.toSorted(new Intl.Collator('en').compare))
    await reader.getByRole('link', { name: 'Clear all' }).click()
    await expect(reader).toHaveURL('/publications')
  }
  await page.goBack()
  await expectAccessible(page)
})

test('a reader finds words on a page of a PDF, and goes there', async ({ noScripts, page, request }) => {
  const pages = ['The cover.', 'Of other things.', 'A kingfisher was seen by those who fish at Tonle Sap.']
  await shelve({ title: 'Birds of the river', pages })
  for (const reader of [noScripts, page]) {
    await reader.goto('/publications')
    await reader.getByRole('main').getByRole('searchbox').fill('kingfisher')
    await reader.getByRole('button', { name: 'Find' }).click()
    const results = reader.getByRole('main').getByRole('article')
    await expect(results.getByRole('heading')).toHaveText('Birds of the river')
    await expect(results.getByText('A kingfisher was seen')).toBeVisible()
    await expect(results.locator('mark')).toHaveText('kingfisher')
    const text = results.getByRole('link', { name: /^Page 3 ?: / })
    await expect(text).toHaveAttribute('href', /^\/publications\/birds-of-the-river\/read\/\w{12}\/page\/3$/)
    const file = (await results.getByRole('link', { name: 'PDF page 3' }).getAttribute('href'))!
    expect(file).toMatch(/\.pdf#page=3$/)
    expect((await request.get(file)).headers()['content-type']).toBe('application/pdf')
  }
  await page.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(page)
  await expectNoSidewaysScrolling(page)
})

test('a Khmer reader finds a word inside a longer one', async ({ noScripts: page }) => {
  await shelve({ title: 'សិទ្ធិមនុស្ស', language: 'km', pages: ['អំពើជួញដូរមនុស្សនៅកម្ពុជា'] })
  await page.goto('/km/publications')
  await page.getByRole('main').getByRole('searchbox').fill('មនុស្ស')
  await page.getByRole('main').getByRole('button', { name: 'ស្វែងរក' }).click()
  await expect(page).toHaveURL(/^[^?]*\/km\/publications\?q=/)
  // Other documents in Khmer have this word too.
  const result = page.getByRole('main').getByRole('article').filter({ hasText: 'អំពើជួញដូរ' })
  await expect(result.getByRole('heading', { name: 'សិទ្ធិមនុស្ស' })).toBeVisible()
  await expect(result.locator('mark')).toHaveText('មនុស្ស')
})

type Shelved = { title: string; language?: Language; pages: string[] }

/** Publishes a publication with a PDF and the text of its `pages`. */
async function shelve({ title, language = 'en', pages }: Shelved) {
  const { actor } = await someone('editor')
  const upload = got(await storeUpload(actor, { source: await pdfOf(pages.length), name: 'birds.pdf' }, Date.now()))
  await write((tx) => savePages(tx, upload.id, pages))
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const files = [{ mediaId: upload.id, title: '', language }]
  const whole = content({ title, body: text('Words.'), publication, files })
  const draft = { kind: 'publication', language, session: 's', content: whole } as const
  got(await release(actor, got(await createEntry(actor, draft, Date.now())), Date.now()))
}

async function pdfOf(pages: number) {
  const pdf = new PDFDocument({ size: 'A5' })
  for (let n = 1; n < pages; n++) pdf.addPage()
  pdf.end()
  return buffer(pdf)
}
