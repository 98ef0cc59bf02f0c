import { setTimeout as wait } from 'node:timers/promises'
import { buffer } from 'node:stream/consumers'
import type { APIRequestContext, Page } from '@playwright/test'
import PDFDocument from 'pdfkit'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { storeUpload } from '@/domain/files/intake'
import { release } from '@/domain/publishing/releases'
import { got } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('a publication in two languages; one file is replaced and replaced again later, and each version has its address', async ({
  page,
  noScripts,
  request,
  signedInAs,
}) => {
  test.slow()
  const { actor } = await signedInAs('editor')
  const entry = writing(page)
  const title = `Versions ${process.pid}`
  await entry.begin({ title, body: 'What the report finds.' }, 'publication')
  await titlePage(page)
  await addFile(page, 'Report.pdf', 'One')
  await page.getByLabel('Written in').first().selectOption('English')
  await page.getByLabel('Can be read with a screen reader').selectOption('Yes')
  await addFile(page, 'Khmer.pdf', 'Khmer')
  await page.getByLabel('Written in').nth(1).selectOption('Khmer')
  await entry.saved()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  await entry.publish()

  const path = `/publications/versions-${process.pid}`
  const stable = await fileLink(request, path, 'report.pdf')
  const lineage = stable.split('/')[2]!
  const first = `/files/${lineage}/1/report.pdf`
  const firstBytes = await bytesAt(request, first)
  expect(await bytesAt(request, stable)).toEqual(firstBytes)
  await readersSee(noScripts, path)
  // The checker of accessibility is a script itself.
  const accessiblePage = await page.context().newPage()
  await accessiblePage.goto(path)
  for (const colorScheme of ['light', 'dark'] as const) {
    await accessiblePage.emulateMedia({ colorScheme })
    await expectAccessible(accessiblePage)
  }
  await accessiblePage.close()

  await replaceFirstFile(page, 'Corrected.pdf', 'Two')
  await expect(page.getByText('Version 2, not published: readers have version 1.')).toBeVisible()
  await entry.saved()
  const second = `/files/${lineage}/2/corrected.pdf`
  expect((await request.get(second)).status()).toBe(404)
  await publishWithNote(page, 'A table was put right.')

  const two = await bytesAt(request, second)
  expect(two).not.toEqual(firstBytes)
  expect(await bytesAt(request, first)).toEqual(firstBytes)
  expect(await leadsTo(request, stable)).toBe(`/files/${lineage}/corrected.pdf`)
  expect(await bytesAt(request, `/files/${lineage}/corrected.pdf`)).toEqual(two)
  const headers = (await request.get(second)).headers()
  expect(headers['cache-control']).toBe('private, max-age=31536000, immutable')
  await noScripts.goto(path)
  await expect(noScripts.getByText(/^Version 2: .*, \d+ \w+ \d{4}: A table was put right\. · /)).toBeVisible()
  await expect(noScripts.getByText(/^Version 1: .*, \d+ \w+ \d{4} · /)).toBeVisible()

  const at = await scheduleThird(actor, entry.id(), lineage)
  const third = `/files/${lineage}/3/heron.pdf`
  const traces = [path, '/publications', `${path}/cite.json`, '/publications/cite.bib', '/feed.xml']
  const bodies = await Promise.all(traces.map(async (trace) => (await request.get(trace)).text()))
  expect(bodies.join()).not.toMatch(/heron/i)
  const unknown = await request.get('/files/zzzzzzzzzzzz/a.pdf')
  const waiting = await request.get(third)
  expect([waiting.status(), await waiting.text()]).toEqual([404, await unknown.text()])
  expect(await leadsTo(request, `/files/${lineage}/heron.pdf`)).toBe(`/files/${lineage}/corrected.pdf`)
  expect(Date.now(), 'the moment came before all was looked at').toBeLessThan(at)

  await wait(Math.max(0, at - Date.now()))
  expect(await bytesAt(request, third)).not.toEqual(two)
  expect(await bytesAt(request, second)).toEqual(two)
  expect(await leadsTo(request, stable)).toBe(`/files/${lineage}/heron.pdf`)
  expect(await (await request.get(path)).text()).toContain(third)
  expect(await (await request.get(`${path}/cite.json`)).json()).toMatchObject([{ title: 'A title with a heron' }])

  await withdraw(page, 'The figures were wrong.')
  for (const address of [stable, first, second, third]) expect(await leadsTo(request, address)).toBe(path)
  const explained = await request.get(first)
  expect(explained.status()).toBe(410)
  expect(await explained.text()).toContain('The figures were wrong.')
  expect((await request.get(`${path}/cite.bib`)).status()).toBe(410)
  expect((await request.get(`/files/${lineage}/4/heron.pdf`)).status()).toBe(404)
})

test('authors are added, moved and removed by keyboard, and a wrong ISBN is said and saved', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: `Authors ${process.pid}` }, 'publication')
  await page.getByRole('button', { name: 'Add an author' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Author 1', { exact: true })).toBeFocused()
  await page.keyboard.type('First office')
  await page.getByRole('button', { name: 'Add an author' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Author 2', { exact: true })).toBeFocused()
  await page.keyboard.type('Second office')
  await page.getByRole('button', { name: 'Move Second office up' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Author 1', { exact: true })).toHaveValue('Second office')
  await expect(page.getByRole('button', { name: 'Move Second office down' })).toBeFocused()
  await page.getByRole('button', { name: 'Remove First office' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Author 1', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Author 2', { exact: true })).toHaveCount(0)

  await page.getByLabel('ISBN').fill('978-0-306-40615-8')
  await page.getByLabel('DOI').fill('https://doi.org/10.1234/abc')
  await expect(page.getByLabel('DOI')).toHaveValue('10.1234/abc')
  await expect(page.getByText('The last digit does not fit the others')).toBeVisible()
  await entry.saved()
  await page.reload()
  await expect(page.getByLabel('ISBN')).toHaveValue('978-0-306-40615-8')
  await expect(page.getByLabel('Author 1', { exact: true })).toHaveValue('Second office')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
})

async function titlePage(page: Page) {
  await page.getByLabel('Series', { exact: true }).fill('Working papers')
  await page.getByLabel('Number in the series').fill('7')
  await page.getByRole('button', { name: 'Add an author' }).click()
  await page.getByLabel('Author 1', { exact: true }).fill('The Office')
  await page.getByLabel('Publisher').fill('The Publisher')
  await page.getByLabel('Published on').fill('2014-10')
  await page.getByLabel('DOI').fill('10.1234/abc')
  await page.getByLabel('Licence').selectOption('CC BY 4.0')
}

async function addFile(page: Page, name: string, words: string) {
  await page.getByRole('button', { name: 'Add a file' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Upload/ })
    .click()
  await (await chooser).setFiles({ name, mimeType: 'application/pdf', buffer: await pdf(words) })
  await expect(page.getByRole('link', { name: name.toLowerCase() })).toBeVisible()
}

async function replaceFirstFile(page: Page, name: string, words: string) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Replace report.pdf with a newer version…' }).click()
  await (await chooser).setFiles({ name, mimeType: 'application/pdf', buffer: await pdf(words) })
}

async function readersSee(page: Page, path: string) {
  await page.goto(path)
  const facts = page.getByRole('main').locator('dl')
  await expect(facts.getByRole('link', { name: 'Working papers' })).toHaveAttribute(
    'href',
    '/publications?series=working-papers',
  )
  await expect(facts).toContainText('The Office')
  await expect(facts.getByRole('link', { name: '10.1234/abc' })).toHaveAttribute('href', 'https://doi.org/10.1234/abc')
  await expect(facts.getByRole('link', { name: 'CC BY 4.0' })).toBeVisible()
  await expect(page.getByText('Can be read with a screen reader')).toHaveCount(1)
  await expect(page.getByRole('link', { name: /^Ask for an accessible format/ })).toHaveAttribute(
    'href',
    /^mailto:demonstration@example\.org\?subject=Accessible%20format%20of/,
  )
  await expect(page.getByRole('navigation', { name: 'Also in' })).toContainText('ខ្មែរ')
  for (const format of ['BibTeX', 'RIS', 'CSL-JSON', 'Dublin Core'])
    await expect(page.getByRole('link', { name: format, exact: true })).toBeVisible()
  await page.getByText('BibTeX to copy').click()
  await expect(page.getByLabel('BibTeX', { exact: true })).toContainText('series = {{Working papers}}')
}

async function publishWithNote(page: Page, note: string) {
  await page.getByRole('button', { name: 'Publish changes…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Major: tell readers' }).check({ force: true })
  await dialog.getByLabel('What changed').fill(note)
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

async function withdraw(page: Page, explanation: string) {
  await page.reload()
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').selectOption('error')
  await dialog.getByLabel('Explanation').fill(explanation)
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** A third version with another title, set for a few seconds later; the moment, in UTC ms. */
async function scheduleThird(actor: Parameters<typeof storeUpload>[0], entryId: number, lineage: string) {
  const source = await pdf('Three')
  const { id } = got(await storeUpload(actor, { source, name: 'Heron.pdf', replaces: lineage }, Date.now()))
  const { base, content } = (await findDraft(actor, entryId))!
  const [file, ...otherFiles] = content.files
  const next = { ...content, title: 'A title with a heron', files: [{ ...file!, mediaId: id }, ...otherFiles] }
  const saved = got(await saveDraft(actor, { entryId, base, session: 'third', content: next }, Date.now()))
  const at = Date.now() + 12_000
  got(await release(actor, { ...saved, at }, Date.now()))
  return at
}

/** The first address on a page that ends in this name: the one that stays. */
async function fileLink(request: APIRequestContext, path: string, name: string) {
  const html = await (await request.get(path)).text()
  const links = [...html.matchAll(/href="(\/files\/\w+\/[\w-]+\.pdf)"/g)].map(([, href]) => href!)
  return links.find((href) => href.endsWith(`/${name}`))!
}

async function bytesAt(request: APIRequestContext, path: string) {
  const answer = await request.get(path, { maxRedirects: 0 })
  expect([path, answer.status()]).toEqual([path, 200])
  return answer.body()
}

async function leadsTo(request: APIRequestContext, path: string) {
  const answer = await request.get(path, { maxRedirects: 0 })
  expect([path, answer.status()]).toEqual([path, 302])
  return answer.headers().location
}

async function pdf(words: string) {
  const document = new PDFDocument()
  document.text(words)
  document.end()
  return buffer(document)
}
