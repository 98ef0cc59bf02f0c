import { saveDraft } from '@/domain/writing/drafts'
import { release } from '@/domain/publishing/releases'
import { submit } from '@/domain/review/review'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { dateOf } from '@/lib/time/days'
import { randomId } from '@/lib/keys/random'
import { unfold } from './support/rail'
import { someone, type Person } from './support/staff'
import { expect, test } from './support/test'

async function write({ actor }: Person, title: string, words = 'Words.') {
  const whole = content({ title, summary: 'A summary.', body: text(words) })
  return got(await createEntry(actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()))
}

test('the front of the desk shows what waits for whom, what comes, what went live and what needs care', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor', 'Dara')
  const contributor = await someone('contributor', 'Aye Chan')
  const word = randomId()
  const submitted = await write(contributor, `Asked ${word}`)
  got(await submit(contributor.actor, { entryId: submitted.entryId, base: submitted }, Date.now()))
  const later = await write(contributor, `Comes ${word}`)
  const today = () => dateOf(Date.now(), 'Asia/Bangkok')
  const began = today()
  got(await release(editor.actor, { ...later, at: Date.now() + 24 * 3_600_000 }, Date.now()))
  const live = await write(editor, `Went live ${word}`)
  got(await release(editor.actor, live, Date.now()))
  const save = { entryId: live.entryId, base: live, session: 't', content: content({ title: `Longer ${word}` }) }
  got(await saveDraft(editor.actor, save, Date.now()))

  await page.goto('/admin')
  const waits = page.getByRole('region', { name: 'Waits for you' })
  await expect(waits).toContainText(`Asked ${word}`)
  await expect(waits).toContainText('Aye Chan asks for a review')
  const drafts = page.getByRole('region', { name: 'Your drafts' })
  await expect(drafts.getByRole('link', { name: `Longer ${word}` })).toBeVisible()
  await expect(drafts).toContainText('Changes not published.')
  const coming = page.getByRole('region', { name: 'Next seven days' })
  await expect(coming.getByRole('heading', { name: began === today() ? 'Tomorrow' : 'Today' })).toBeVisible()
  await expect(coming).toContainText(/\d\d:\d\d goes live/)
  const newest = page.getByRole('region', { name: 'Recently published' }).getByRole('listitem').first()
  await expect(newest).toContainText(`Longer ${word}`)
  await page
    .getByRole('navigation', { name: 'Desk' })
    .getByRole('link', { name: /^Review/ })
    .click()
  await expect(page.getByText(`Asked ${word}`)).toBeVisible()
})

test('a contributor sees only their own entries, and no part of the desk that is for others', async ({
  page,
  signedInAs,
}) => {
  const contributor = await signedInAs('contributor', 'Aye Chan')
  await write(contributor, 'Mine')
  const { entryId } = await write(await someone('editor'), 'Theirs')
  await page.goto('/admin/entries')
  await expect(page.getByRole('table', { name: 'Content' }).getByRole('rowheader')).toHaveText([/^Mine/])
  await expect(page.getByText('Aye Chan').first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Desk' }).getByRole('link')).toHaveText([
    'Desk',
    'Content',
    'Media',
    'Calendar',
    'Review',
    'Notifications',
  ])
  await unfold(page, 'Maintenance')
  const maintenance = page.getByRole('navigation', { name: 'Desk' }).locator('details', { hasText: 'Maintenance' })
  await expect(maintenance.getByRole('link')).toHaveText(['To fix', 'Trash'])
  const closed = [
    '/admin/settings',
    '/admin/settings/front',
    '/admin/terms',
    '/admin/glossary',
    '/admin/staff',
    '/admin/history',
  ]
  closed.push(...['', '/import', '/missing', '/broken', '/all'].map((part) => `/admin/addresses${part}`))
  for (const path of [...closed, `/admin/entries/${entryId}`]) {
    const answer = await page.goto(path)
    expect([path, answer!.status()]).toEqual([path, 403])
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You do not have access to this page')
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
  await page.getByRole('link', { name: 'To the content' }).click()
  await expect(page.getByRole('heading', { name: 'Content' })).toBeVisible()
})

test('the whole frame is reached and used by keyboard', async ({ page, signedInAs }) => {
  await signedInAs('admin')
  await page.goto('/admin')
  const focused = page.locator(':focus')
  const names: string[] = []
  for (let n = 0; n < 18; n++) {
    await page.keyboard.press('Tab')
    names.push((await focused.textContent())!.trim().replace(/\d+ (for you|unread)(: .*)?$/, ''))
    expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none')
  }
  expect(names).toEqual([
    'Skip to the page',
    'Go to or findCtrl K',
    'New post',
    'New publication',
    'More kinds',
    'Desk',
    'Content',
    'Media',
    'Calendar',
    'Review',
    'Notifications',
    'Publishing',
    'People at risk',
    'Maintenance',
    'Administration',
    'Account',
    'View the site',
    'Sign out',
  ])
  await expect(page.getByRole('link', { name: 'Desk', exact: true })).toHaveAttribute('aria-current', 'page')
  await page.getByRole('link', { name: 'Content', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Content' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Content', exact: true })).toHaveAttribute('aria-current', 'page')
  await page.reload()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused()
})

test('after a link or the palette the keyboard goes on in the new page, and stays where a page puts it', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  await page.goto('/admin')
  const main = page.getByRole('main')
  await unfold(page, 'Maintenance')
  await page.getByRole('link', { name: 'Trash', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Trash' })).toBeVisible()
  await expect(main).toBeFocused()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Do, go to or find' })).toBeFocused()
  await page.keyboard.type('entries')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Content' })).toBeVisible()
  await expect(main).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').locator(':focus')).toBeVisible()
  await page.getByRole('link', { name: 'New post' }).press('Enter')
  const title = page.getByLabel('Title', { exact: true })
  await expect(title).toBeFocused()
  await page.keyboard.type('Created')
  await expect(page).toHaveURL(/\/admin\/entries\/\d+$/)
  await page.waitForTimeout(200)
  await expect(title).toBeFocused()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Content' })).toBeVisible()
  await expect(main).toBeFocused()
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
  await page.getByRole('link', { name: 'Content', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Content' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'New post' })).toBeHidden()
})
