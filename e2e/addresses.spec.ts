import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { redirects } from '@/db/schema'
import { everyAddress } from '@/domain/addresses/every-address'
import { liveAddresses } from '@/domain/published/sitemap'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'

async function aPost() {
  const live = await liveAddresses(Date.now())
  return live.find(({ kind, path }) => kind === 'post' && path.startsWith('/2'))!.path
}

test.describe('what readers miss', () => {
  // Counts wait in memory for half a minute; a server that stops writes them down.
  test.use({ ownServer: true })

  test('an editor sees an address that readers miss, has it lead on, and they arrive in one hop', async ({
    page,
    server,
    signedInAs,
  }) => {
    const path = await aPost()
    const slug = path.split('/').at(-1)!
    const old = `/stories/${slug}`
    for (const address of [old, old, `/Stories/${slug}/?from=a-book`, '/misprint', '/wp-login.php'])
      expect((await page.request.get(address)).status()).toBe(404)
    await server.restart()

    await signedInAs('editor')
    await page.goto('/admin/addresses')
    await expect(page.getByText('No redirects yet.')).toBeVisible()
    await page.getByRole('link', { name: 'Not found (404)' }).click()
    const rows = page.getByRole('list', { name: 'Not found (404)' }).getByRole('listitem')
    await expect(rows).toHaveText([new RegExp(`^${old} 3 times`), /^\/misprint once/])
    await expect(page.getByText('2 addresses, and 1 request for others that are not kept')).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Ignore /misprint' }).click()
    await expect(page.getByRole('status').filter({ hasText: '/misprint is off the list' })).toBeVisible()
    await expect(rows).toHaveCount(1)
    await page.getByRole('button', { name: 'Put it back' }).click()
    await expect(rows).toHaveCount(2)

    await page.getByRole('link', { name: `Make a redirect from ${old}` }).click()
    const form = page.getByRole('form', { name: 'Add a redirect' })
    await expect(form.getByLabel('Old address')).toHaveValue(old)
    await form.getByLabel('Leads to').fill('/nowhere')
    await form.getByRole('button', { name: 'Add redirect' }).click()
    await expect(form.getByText('Readers find nothing at that address now.')).toBeVisible()
    await form
      .getByRole('listitem')
      .filter({ hasText: path })
      .getByRole('button', { name: /^Lead to / })
      .click()
    await expect(form.getByLabel('Leads to')).toHaveValue(path)
    await form.getByRole('button', { name: 'Add redirect' }).click()
    await expect(page.getByRole('status').filter({ hasText: `${old} leads to ${path} now.` })).toBeVisible()
    await expectAccessible(page)

    for (const address of [old, `${old}/`, `/en/STORIES/${slug}/`]) {
      const answer = await page.request.get(address, { maxRedirects: 0 })
      expect([address, answer.status(), answer.headers().location]).toEqual([address, 301, path])
    }
    await page.getByRole('link', { name: 'Not found (404)' }).click()
    await expect(rows).toHaveText([/^\/misprint/])
  })
})

test('a redirect is changed, removed and put back; each act has its way back', async ({ page, signedInAs }) => {
  await signedInAs('editor')
  const [path, word] = [await aPost(), randomId()]
  await page.goto('/admin/addresses')
  const form = page.getByRole('form', { name: 'Add a redirect' })
  await form.getByLabel('Old address').fill(`/?p=${1e8 + (Date.now() % 9e8)}`) // nine digits: with four more it is no number
  await form.getByLabel('Leads to').fill(path)
  await page.keyboard.press('Enter')
  const status = page.getByRole('status').filter({ hasText: 'leads to' })
  const old = /^(\/\?p=\d+) leads/.exec((await status.textContent())!)![1]!
  const leads = async (source = old) => (await page.request.get(source, { maxRedirects: 0 })).headers().location
  expect(await leads()).toBe(path)
  expect((await page.request.get(`${old}9999`, { maxRedirects: 0 })).status()).toBe(200)

  await form.getByLabel('Old address').fill(`/Old ${word}`)
  await page.keyboard.press('Enter')
  await expect(form.getByText('There is something in it')).toBeVisible()
  const row = page.getByRole('listitem').filter({ has: page.getByText(old, { exact: true }) })
  await row.locator('summary').click()
  await row.getByRole('textbox', { name: 'Leads to' }).fill('/archive')
  await row.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: `${old} leads to /archive now.` })).toBeVisible()
  expect(await leads()).toBe('/archive')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'As it was before.' })).toBeVisible()
  expect(await leads()).toBe(path)
  await row.locator('summary').click()
  await row.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('status').filter({ hasText: `Removed: ${old} leads nowhere now.` })).toBeVisible()
  expect(await leads()).toBe(undefined)
  await page.getByRole('button', { name: 'Put it back' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'As it was before.' })).toBeVisible()
  await expect(row).toBeVisible()
  expect(await leads()).toBe(path)
})

test('lines of a file are told before they are written, written as one and taken back', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const [path, word] = [await aPost(), randomId()]
  const csv = `\uFEFFold;new\r\n/${word};${path}\r\n/${word}-2;/${word}\r\n/news;${path}\r\n`
  await page.goto('/admin/addresses')
  await page.getByRole('link', { name: 'Import from a file' }).click()
  await page.getByLabel('File').setInputFiles({ name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await expect(page.getByText('2 would be added, 0 there already, 1 refused.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Would be refused' })).toContainText('The site has a page of its own')
  expect((await page.request.get(`/${word}`)).status()).toBe(404)
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)

  await page.getByRole('button', { name: 'Add 2 redirects' }).click()
  await expect(page.getByText('2 added, 0 there already, 1 refused.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What was done' })).toBeFocused()
  for (const old of [`/${word}`, `/${word}-2`])
    expect((await page.request.get(old, { maxRedirects: 0 })).headers().location).toBe(path)
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await expect(page.getByText('Undone: all of them are removed again.')).toBeVisible()
  expect((await page.request.get(`/${word}`)).status()).toBe(404)

  await page.getByRole('button', { name: 'Import another' }).click()
  await page.getByLabel('Or paste the lines here').fill(`/${word}-3,${path}`)
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await expect(page.getByText('1 would be added, 0 there already, 0 refused.')).toBeVisible()
})

test('broken links are told with the text they are in, and every address says what it answers', async ({
  page,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const word = randomId()
  const marks = [{ type: 'link', attrs: { href: `/${word}` } }]
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'our guide', marks }] }] }
  const whole = content({ title: `Linking ${word}`, body })
  got(await createEntry(actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()))
  await page.goto('/admin/addresses/broken')
  const text = page.getByRole('listitem').filter({ hasText: `Linking ${word}` })
  await expect(text).toContainText(`“our guide” (/${word}) leads to an address of this site that nothing was ever`)
  await expectAccessible(page)
  await text.getByRole('link').click()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue(`Linking ${word}`)

  await page.goto('/admin/care')
  await page.getByRole('link', { name: /^\d+ places? with links that lead nowhere$/ }).click()
  await expect(text).toBeVisible()

  const path = await aPost()
  await page.goto('/admin/addresses/all')
  await page.getByLabel('Part of an address').fill(path.toUpperCase())
  await expect(page.getByRole('list', { name: 'Links and redirects' }).getByRole('listitem').first()).toContainText(
    'live',
  )
  await page.goto('/admin/addresses/all?check=yes')
  await expect(page.getByRole('status').filter({ hasText: /^Every address answers: \d+ were asked/ })).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
})

test('an admin has search engines told, but of no site on this machine', async ({ page, signedInAs }) => {
  await signedInAs('admin')
  await page.goto('/admin/settings/services')
  const part = page.getByRole('region', { name: 'Search engines' })
  const box = part.getByRole('checkbox', { name: 'Tell search engines' })
  await expect(part).toContainText('It is off: nobody is told.')
  await box.check()
  await part.getByRole('button', { name: 'Save' }).click()
  await expect(part).toContainText(/It is on\. Nothing was told yet; nothing waits\..*since the address of this site/)
  await expectAccessible(page)
  await box.uncheck()
  await part.getByRole('button', { name: 'Save' }).click()
  await expect(part).toContainText('It is off: nobody is told.')
})

test('every address of the archive answers, or is one hop from what does', async ({ page, signedInAs }) => {
  const { actor } = await signedInAs('editor')
  for (let number = 1, pages = 1; number <= pages; number++) {
    const list = await everyAddress(actor, { page: number }, Date.now())
    pages = list.pages
    for (const { path, asks, answers } of list.items) {
      if (['waits', 'unused', 'nothing'].includes(answers.is)) continue
      const first = await page.request.get(asks ?? path, { maxRedirects: 0 })
      if ([200, 410].includes(first.status())) continue
      expect([path, first.status()]).toEqual([path, 301])
      const target = await page.request.get(first.headers().location!, { maxRedirects: 0 })
      expect([path, [200, 410].includes(target.status())]).toEqual([path, true])
    }
  }
})

test('a list is asked and kept; Care tells what stopped answering, until it leads on', async ({ page, signedInAs }) => {
  await signedInAs('editor')
  const [path, word] = [await aPost(), randomId().toLowerCase()]
  await page.goto('/admin/addresses/all')
  await page.getByRole('link', { name: 'Check a list' }).click()
  const list = `http://un-act.org${path}/\nhttp://un-act.org${path.slice(0, 8)}/28/\nhttp://un-act.org/${word}.html\nnone\n`
  await page.getByLabel('Or paste the lines here').fill(list)
  await page.getByRole('button', { name: 'See what they answer' }).click()
  await expect(page.getByText('1 where they are, 1 in one hop, 0 withdrawn, 1 nothing.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'No addresses' })).toContainText('Line 4: none')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep asking these 3 addresses' }).click()
  await expect(page.getByText('They are asked with all others from now on: 3 that were not known.')).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)

  await page.goto('/admin/care')
  await page.getByRole('link', { name: /^\d+ address(es)? that stopped answering$/ }).click()
  await page.getByRole('link', { name: `Make a redirect from https://un-act.org/${word}.html` }).click()
  const form = page.getByRole('form', { name: 'Add a redirect' })
  await expect(form.getByLabel('Old address')).toHaveValue(`/${word}.html`)
  await form.getByLabel('Leads to').fill(path)
  await form.getByRole('button', { name: 'Add redirect' }).click()
  await expect(page.getByRole('status').filter({ hasText: `/${word}.html leads to ${path} now.` })).toBeVisible()
  const answer = await page.request.get(`/${word}.html`, { maxRedirects: 0 })
  expect([answer.status(), answer.headers().location]).toEqual([301, path])
  await page.goto(`/admin/addresses/all?check=yes&q=${word}.html`)
  await expect(page.getByRole('link', { name: `Make a redirect from https://un-act.org/${word}.html` })).toHaveCount(0)
  await expect(page.getByRole('listitem').filter({ hasText: 'https://un-act.org/' })).toContainText(`leads to ${path}`)

  // After an hour it can lead elsewhere, and no longer nowhere.
  await write(async (tx) =>
    tx
      .update(redirects)
      .set({ createdAt: 0 })
      .where(eq(redirects.source, `/${word}.html`)),
  )
  await page.goto(`/admin/addresses?q=${word}`)
  await page.getByRole('listitem').filter({ hasText: word }).locator('summary').click()
  await expect(page.getByText('It stays: people may have this address by now.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove' })).toHaveCount(0)
  await expectAccessible(page)
})
