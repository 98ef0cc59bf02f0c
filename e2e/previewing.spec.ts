import { once } from 'node:events'
import type { Browser } from '@playwright/test'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import type { Actor } from '@/domain/staff/actor'
import { saveDraft } from '@/domain/writing/drafts'
import { storeUpload } from '@/domain/files/intake'
import { linkLengths, makePreviewLink } from '@/domain/publishing/preview-links'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { enter, tabTo } from './support/keys'
import { someone } from './support/staff'
import { expect, test } from './support/test'

let count = 0

async function draftWithUploads(actor: Actor) {
  const picture = sharp({ create: { width: 600, height: 300, channels: 3, background: '#456' } }).png()
  const lead = got(
    await storeUpload(actor, { source: await picture.toBuffer(), name: 'river.png', keepBoth: true }, Date.now()),
  )
  const file = got(await storeUpload(actor, { source: await onePage(), name: 'Annex.pdf', keepBoth: true }, Date.now()))
  const title = `Shared ${process.pid} ${++count}`
  const whole = content({
    title,
    body: text('First words.'),
    lead: { mediaId: lead.id, alt: 'A river' },
    files: [{ mediaId: file.id, title: 'The annex', language: null }],
  })
  const entry = { kind: 'post' as const, language: 'en' as const, session: 's', content: whole }
  return { title, lead, file, whole, ...got(await createEntry(actor, entry, Date.now())) }
}

async function onePage() {
  const chunks: Buffer[] = []
  const document = new PDFDocument()
  document.on('data', (chunk: Buffer) => chunks.push(chunk)).text('An annex')
  document.end()
  await once(document, 'end')
  return Buffer.concat(chunks)
}

const outside = async (browser: Browser) => (await browser.newContext({ javaScriptEnabled: false })).newPage()

test('a draft is looked at as readers would get it, at the width of a phone, in any of its versions', async ({
  page,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const draft = await draftWithUploads(actor)
  const whole = { ...draft.whole, body: text('Second words.') }
  got(await saveDraft(actor, { entryId: draft.entryId, base: draft, session: 't', content: whole }, Date.now()))
  await page.goto(`/admin/entries/${draft.entryId}/preview`)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByText('Second words.')).toBeVisible()
  await expect(page.getByText('The newest text, by An editor, saved')).toBeVisible()
  await expect(frame.getByRole('img', { name: 'A river' })).toHaveJSProperty('complete', true)
  expect(
    await frame.getByRole('img', { name: 'A river' }).evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBeGreaterThan(0)

  // By keyboard: the arrows walk through the widths.
  await page.getByRole('radio', { name: 'Full width' }).focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Space')
  await expect(page.locator('iframe')).toHaveJSProperty('clientWidth', 360)
  expect(await frame.locator('html').evaluate((html) => html.clientWidth)).toBeLessThanOrEqual(360)
  expect(page.url()).toContain('width=360')

  await page.getByLabel('Text', { exact: true }).selectOption({ index: 2 })
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(frame.getByText('First words.')).toBeVisible()
  await expect(page.getByText('An earlier text, by')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)

  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Open in a new tab' }).click(),
  ])
  await expect(tab.getByText('Preview of the draft, not public.')).toBeVisible()
  await expect(tab.getByText('First words.')).toBeVisible()
})

test('someone without an account opens a link with its picture and file, until it is revoked', async ({
  page,
  browser,
  signedInAs,
  server,
  watched,
}) => {
  watched.tolerated.push(/status of 422/) // nobody was named
  const { actor } = await signedInAs('editor', 'Dara Sok')
  const draft = await draftWithUploads(actor)
  await page.goto(`/admin/entries/${draft.entryId}/preview`)
  await page.getByRole('button', { name: 'Share preview…' }).click()
  await expectAccessible(page)
  await page.getByText('For whom, for how long…').click()
  await page.getByLabel('For whom').fill('')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByText('Say whom it is for')).toBeVisible()
  await page.getByLabel('For whom').fill('Ministry of Justice')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByLabel('Preview link').inputValue()
  await page.getByRole('button', { name: 'Done' }).click()

  const reader = await outside(browser)
  const answer = (await reader.goto(link))!
  expect(answer.headers()).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  })
  expect(answer.headers()['content-security-policy']).toMatch(/script-src 'none'.*frame-ancestors 'none'/)
  expect(answer.headers()).not.toHaveProperty('set-cookie')
  await expect(reader.getByText('Draft, not published: shared by Dara Sok until')).toBeVisible()
  await expect(reader.getByText('First words.')).toBeVisible()
  const image = reader.getByRole('img', { name: 'A river' })
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0)
  const file = await reader.getByRole('link', { name: 'The annex', exact: true }).getAttribute('href')
  const fileAnswer = await reader.request.get(server.url + file!)
  expect([fileAnswer.status(), fileAnswer.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect(fileAnswer.headers()['content-security-policy']).toContain('sandbox')
  const part = await reader.request.get(server.url + file!, { headers: { range: 'bytes=0-3' } })
  expect([part.status(), await part.text()]).toEqual([206, '%PDF'])
  // The public addresses of the same uploads say nothing.
  for (const path of [`/media/${draft.lead.id}/600.webp`, `/files/${draft.file.id}/${draft.file.name}`])
    expect((await reader.request.get(server.url + path)).status()).toBe(404)
  expect((await reader.request.head(link)).status()).toBe(200)
  for (const colorScheme of ['light', 'dark'] as const) {
    await reader.emulateMedia({ colorScheme })
    await reader.setViewportSize({ width: 360, height: 740 })
    await expectNoSidewaysScrolling(reader)
  }

  await page.reload()
  await expect(page.getByText('Opened once, last')).toBeVisible()
  await page.getByRole('button', { name: 'Revoke the link for Ministry of Justice' }).click()
  await expect(page.getByText('Revoked', { exact: false })).toBeVisible()
  for (const path of [link, server.url + file!]) expect((await reader.request.get(path)).status()).toBe(404)
  expect(server.output()).not.toContain(link.split('/').at(-1)!)
  await reader.context().close()
})

test('with the keyboard alone, at 360 px, a link is made, copied and revoked', async ({
  page,
  context,
  signedInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.setViewportSize({ width: 360, height: 740 })
  const { actor } = await signedInAs('editor')
  const { entryId } = await draftWithUploads(actor)
  await page.goto(`/admin/entries/${entryId}/preview`)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await enter(page, button('Share preview…'))
  await expect(button('Make the link and copy it')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(button('Share preview…')).toBeFocused()
  await page.keyboard.press('Enter')
  await enter(page, page.getByText('For whom, for how long…'))
  await page.getByLabel('For whom').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Ministry of Justice')
  await page.keyboard.press('Enter')
  await expect(button('Copy')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible()
  await expect(button('Copy')).toBeFocused()
  const link = await page.getByLabel('Preview link').inputValue()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
  await expectNoSidewaysScrolling(page)
  await enter(page, button('Done'))
  await expect(button('Share preview…')).toBeFocused()

  await enter(page, button('Revoke the link for Ministry of Justice'))
  const line = page.getByRole('listitem').filter({ hasText: 'Ministry of Justice' })
  await expect(line.getByText('Revoked')).toBeVisible()
  await expect(line).toBeFocused()
  expect((await page.request.get(link)).status()).toBe(404)
  await tabTo(page, button('Share preview…'), 90)
})

test('a link that never was, that expired or that is the desk’s is the 404 of any unknown address', async ({
  request,
}) => {
  const { actor } = await someone('editor')
  const { entryId, title } = await draftWithUploads(actor)
  const link = { entryId, label: 'Late', lasts: 'fortnight' as const }
  const { token } = got(await makePreviewLink(actor, link, Date.now() - linkLengths.fortnight))
  const unknown = await request.get('/nowhere-at-all')
  for (const path of [`/preview/${token}`, `/preview/${'a'.repeat(43)}`, '/preview', '/preview/x/y']) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(404)
    expect(await answer.text(), path).toBe(await unknown.text())
    const headers = { ...answer.headers(), date: unknown.headers().date }
    expect(headers, path).toEqual(unknown.headers())
  }
  expect((await request.get(`/admin/entries/${entryId}/preview/document`, { maxRedirects: 0 })).status()).toBe(307)
  expect(await unknown.text()).not.toContain(title)
})

test('links and their openings change nothing that readers get, and a published text leads to its address', async ({
  request,
}) => {
  const { actor } = await someone('editor')
  const draft = await draftWithUploads(actor)
  const everywhere = ['/', '/news', '/feed.xml', '/sitemap.xml', '/archive']
  const look = () =>
    Promise.all(
      everywhere.map(async (path) => {
        const answer = await request.get(path)
        return [await answer.text(), answer.headers().etag]
      }),
    )
  await look() // the second time, the best compression's tag stands
  const before = await look()
  const { token } = got(await makePreviewLink(actor, { entryId: draft.entryId, label: 'A', lasts: 'hour' }, Date.now()))
  for (let i = 0; i < 3; i++) expect((await request.get(`/preview/${token}`)).status()).toBe(200)
  const after = await look()
  expect(after.map(([words]) => words)).toEqual(before.map(([words]) => words))

  const { path } = got(await release(actor, draft, Date.now()))
  const answer = await request.get(`/preview/${token}`, { maxRedirects: 0 })
  expect([answer.status(), answer.headers().location, answer.headers()['cache-control']]).toEqual([
    307,
    path,
    'no-store',
  ])
})
