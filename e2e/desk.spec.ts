import type { Page } from '@playwright/test'
import { createEntry, saveDraft } from '@/domain/drafts'
import { release } from '@/domain/releases'
import { content, got, text } from '@/domain/test-newsroom'
import { randomId } from '@/lib/random'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { someone, type Person } from './support/staff'
import { expect, test } from './support/test'

async function write({ actor }: Person, title: string, words = 'Words.') {
  const whole = content({ title, body: text(words) })
  return got(await createEntry(actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()))
}

const rows = (page: Page) => page.getByRole('table', { name: 'Entries' }).getByRole('rowheader')

test('an editor finds a draft by a word in its text and by its state', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  await write(editor, `Draft ${word}`, 'About the kingfisher.')
  const live = await write(editor, `Live ${word}`)
  got(await release(editor.actor, live, Date.now()))

  await page.goto('/admin/entries')
  await page.getByLabel('Search').fill(`${word} kingfisher`)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(rows(page)).toHaveText([/^Draft/])

  await page.getByLabel('Search').fill(word)
  await page.getByLabel('Search').press('Enter')
  await expect(page.getByText('2 entries found')).toBeVisible()
  await page.getByLabel('State').selectOption('Draft')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(rows(page)).toHaveText([/^Draft/])
  await expect(page.getByRole('row').nth(1)).toContainText('Never published.')
  await expect(page).toHaveURL(/state=draft/)

  await page.getByLabel('Search').fill(`${word} heron`)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('Nothing matches.')).toBeVisible()
  await page.getByRole('link', { name: 'Show all' }).first().click()
  await expect(page.getByLabel('Search')).toHaveValue('')
})

test('the list turns pages by address, and an address that is past the end says so', async ({ page, signedInAs }) => {
  await signedInAs('editor')
  await page.goto('/admin/entries?kind=post')
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(page).toHaveURL(/kind=post&page=2/)
  await expect(page.getByText(/^Page 2 of/)).toBeVisible()
  await page.goto('/admin/entries?kind=post&page=999')
  await page.getByRole('link', { name: 'To its first page' }).click()
  await expect(page.getByText(/^Page 1 of/)).toBeVisible()
  await page.goto('/admin/entries?state=nonsense&page=-4&kind=%00')
  await expect(page.getByRole('table', { name: 'Entries' })).toBeVisible()
})

test('the front of the desk shows what waits, what comes next and what went live', async ({ page, signedInAs }) => {
  const contributor = await signedInAs('contributor')
  const editor = await someone('editor')
  await write(contributor, 'Waits')
  const later = await write(contributor, 'Comes')
  got(await release(editor.actor, { ...later, at: Date.now() + 3 * 3_600_000 + 60_000 }, Date.now()))
  const live = await write(contributor, 'Went live')
  got(await release(editor.actor, live, Date.now()))
  const save = { entryId: live.entryId, base: live, session: 't', content: content({ title: 'Went live, longer' }) }
  got(await saveDraft(contributor.actor, save, Date.now()))

  await page.goto('/admin')
  const waiting = page.getByRole('region', { name: 'Not published yet' })
  await expect(waiting.getByRole('link')).toHaveText(['Went live, longer', 'Waits'])
  await expect(waiting).toContainText('Changes not published.')
  const scheduled = page.getByRole('region', { name: 'Scheduled next' })
  await expect(scheduled).toContainText('in 3 hours')
  await expect(scheduled).toContainText(/Goes live \w{3} \d+ \w+ \d{4}, \d\d:\d\d Bangkok/)
  await expect(page.getByRole('region', { name: 'Recently live' }).getByRole('link')).toHaveText(['Went live, longer'])
})

test('a contributor sees only their own entries, and no part of the desk that is for others', async ({
  page,
  signedInAs,
}) => {
  const contributor = await signedInAs('contributor', 'Aye Chan')
  await write(contributor, 'Mine')
  const { entryId } = await write(await someone('editor'), 'Theirs')
  await page.goto('/admin/entries')
  await expect(rows(page)).toHaveText([/^Mine/])
  await expect(page.getByText('Aye Chan').first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Desk' }).getByRole('link')).toHaveText(['Desk', 'Entries'])
  for (const path of ['/admin/settings', '/admin/terms', `/admin/entries/${entryId}`]) {
    const answer = await page.goto(path)
    expect([path, answer!.status()]).toEqual([path, 403])
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your role does not reach this')
  }
})

test('an address of the desk that is nothing is a 404 with a way on; without a session it is the sign-in page', async ({
  page,
  signedInAs,
}) => {
  await page.goto('/admin/nothing')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fadmin%2Fnothing$/)
  await signedInAs('contributor')
  expect((await page.goto('/admin/nothing'))!.status()).toBe(404)
  await page.getByRole('link', { name: 'To the entries' }).click()
  await expect(page.getByRole('heading', { name: 'Entries' })).toBeVisible()
})

test('the whole frame is reached and used by keyboard', async ({ page, signedInAs }) => {
  await signedInAs('admin')
  await page.goto('/admin')
  const focused = page.locator(':focus')
  const names: string[] = []
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab')
    names.push((await focused.textContent())!.trim())
    expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none')
  }
  expect(names).toEqual([
    ...['Skip to the page', 'New post', 'New publication', 'New page'],
    ...['Desk', 'Entries', 'Topics and countries', 'Staff', 'Settings'],
    ...['Account', 'View the site', 'Sign out'],
  ])
  await expect(page.getByRole('link', { name: 'Desk', exact: true })).toHaveAttribute('aria-current', 'page')
  await page.getByRole('link', { name: 'Entries', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Entries' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Entries', exact: true })).toHaveAttribute('aria-current', 'page')
  await page.reload()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Search')).toBeFocused()
})

test('on a phone the rail folds into one line, and folds again once it has led somewhere', async ({
  page,
  signedInAs,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signedInAs('admin')
  await page.goto('/admin')
  await expect(page.getByRole('link', { name: 'New post' })).toBeHidden()
  await page.getByText('Menu', { exact: true }).click()
  await expect(page.getByRole('link', { name: 'New post' })).toBeVisible()
  await page.getByRole('link', { name: 'Entries', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Entries' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'New post' })).toBeHidden()
})

const pages = [
  ...['/admin', '/admin/entries', '/admin/entries?q=nothing+has+this', '/admin/terms', '/admin/settings'],
  '/admin/nothing',
]
for (const colorScheme of ['light', 'dark'] as const) {
  test(`the desk's pages are accessible, ${colorScheme}, and fit a phone`, async ({ page, signedInAs }) => {
    await page.emulateMedia({ colorScheme })
    await signedInAs('admin')
    for (const path of pages) {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(path)
      await expectAccessible(page)
      await page.setViewportSize({ width: 320, height: 640 })
      await expectNoSidewaysScrolling(page)
    }
    await page.getByText('Menu', { exact: true }).click()
    await expectAccessible(page)
    await expectNoSidewaysScrolling(page)
  })
}
