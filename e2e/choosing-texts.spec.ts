import { siteSettings } from '@/domain/published/site'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import type { Person } from './support/staff'
import { expect, test } from './support/test'

// These tests change menus and the front page for everybody, so each has its own site.
test.use({ ownServer: true })

async function publish({ actor }: Person, title: string, kind: 'post' | 'page' = 'post') {
  const whole = content({ title, body: text('Words.'), dated: Date.UTC(2013, 0, 15) })
  const draft = { kind, language: 'en', session: 'of a test', content: whole } as const
  const entry = got(await createEntry(actor, draft, Date.now()))
  got(await release(actor, entry, Date.now()))
  return entry.entryId
}

test('an admin chooses two texts for the main menu, and readers find them there', async ({ page, signedInAs }) => {
  const admin = await signedInAs('admin')
  await publish(admin, 'Our privacy promise', 'page')
  await publish(admin, 'Where to write to us', 'page')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/admin/settings/menus')
  const menu = page.locator('section', { has: page.getByRole('heading', { name: 'Main menu' }) })
  await menu.getByRole('button', { name: 'Choose texts…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('option').first()).toContainText('Where to write to us')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(dialog.getByRole('status')).toHaveText('2 chosen')
  await expectAccessible(page)
  await expectNoSidewaysScrolling(page)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved\./)).toBeVisible()
  const saved = (await siteSettings()).menu.map(({ label, path }) => [label, path])
  expect(saved.slice(-2)).toEqual([
    ['Where to write to us', '/where-to-write-to-us'],
    ['Our privacy promise', '/our-privacy-promise'],
  ])
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Our privacy promise' }).first()).toBeVisible()
})

test('an editor finds the lead of the front page by its words, and a highlight', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const lead = await publish(editor, 'A quiet lead')
  const pin = await publish(editor, 'A quiet finch')
  await publish(editor, 'A quiet finch, page', 'page')
  await page.goto('/admin/settings/front')
  await page.getByRole('button', { name: 'Choose a text…' }).click()
  await expect(page.getByRole('combobox', { name: 'Find a text' })).toBeFocused()
  await page.keyboard.insertText('quiet lead')
  await expect(page.getByRole('dialog').getByRole('option')).toHaveText([/^A quiet lead/])
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Leads the front page')).toHaveValue(String(lead))

  await page.getByRole('button', { name: 'Choose texts…' }).click()
  await expect(page.getByRole('combobox', { name: 'Find a text' })).toBeFocused()
  await page.keyboard.type('a quiet finch')
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1) // a page has no place there
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /^A quiet finch/ })
    .click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved\./)).toBeVisible()
  expect(await siteSettings()).toMatchObject({ leadEntryId: lead, pinnedEntryIds: [pin] })
})

test('an editor leads an old address to a text that they find by its words, and then to another', async ({
  page,
  request,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  await publish(editor, 'A kingfisher at dawn')
  await publish(editor, 'A heron at noon')
  await page.goto('/admin/addresses')
  const choose = async (words: string, at: number) => {
    await page.getByRole('button', { name: 'Choose a text…' }).nth(at).click()
    await expect(page.getByRole('combobox', { name: 'Find a text' })).toBeFocused()
    await page.keyboard.insertText(words)
    await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Enter')
  }
  await page.getByLabel('Old address').fill('/printed-long-ago')
  await choose('kingfisher dawn', 0)
  await expect(page.getByLabel('Leads to')).toHaveValue('/2013/01/a-kingfisher-at-dawn')
  await page.getByRole('button', { name: 'Add redirect' }).click()
  await expect(page.getByText('/printed-long-ago leads to /2013/01/a-kingfisher-at-dawn now.')).toBeVisible()

  const row = page.getByRole('listitem').filter({ hasText: '/printed-long-ago' })
  await row.locator('summary').click()
  await choose('heron noon', 1)
  await row.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('/printed-long-ago leads to /2013/01/a-heron-at-noon now.')).toBeVisible()
  const answer = await request.get('/printed-long-ago', { maxRedirects: 0 })
  expect(new URL(answer.headers().location!, page.url()).pathname).toBe('/2013/01/a-heron-at-noon')
})
