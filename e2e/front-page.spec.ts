import { siteSettings } from '@/domain/published/site'
import { release, withdraw } from '@/domain/publishing/releases'
import { changeSettings } from '@/domain/site/settings'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { expectAccessible } from './support/accessible'
import { unfold } from './support/rail'
import type { Person } from './support/staff'
import { expect, test } from './support/test'

// These tests change the front page for everybody, so each has its own site.
test.use({ ownServer: true })

async function publish({ actor }: Person, title: string, dated: number) {
  const whole = content({ title, summary: 'A summary.', body: text('Words.'), dated })
  const begun = { kind: 'post' as const, language: 'en' as const, session: 's', content: whole }
  const post = got(await createEntry(actor, begun, Date.now()))
  got(await release(actor, post, Date.now()))
  return post
}

test('an editor pins two posts above the newest and turns them round, and readers see them while they are live', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const first = await publish(editor, 'An older post to keep in sight', Date.UTC(2013, 0, 15))
  await publish(editor, 'Another older post', Date.UTC(2013, 1, 15))

  await page.goto('/admin')
  await unfold(page, 'Publishing')
  await page.getByRole('link', { name: 'Front page' }).click()
  for (const [n, label] of [
    'Another older post · 15 February 2013',
    'An older post to keep in sight · 15 January 2013',
  ].entries()) {
    await page.getByRole('button', { name: 'Add a highlight' }).click()
    await page
      .getByRole('group', { name: `highlight ${n + 1}` })
      .getByLabel('Text')
      .selectOption({ label })
  }
  await page.getByRole('button', { name: 'Move highlight 2 up' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved\./)).toBeVisible()

  await page.goto('/')
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Highlights', level: 2 }) })
  const highlights = section.getByRole('heading', { level: 3 })
  await expect(highlights).toHaveText(['An older post to keep in sight', 'Another older post'])
  got(
    await withdraw(editor.actor, { entryId: first.entryId, reason: 'error', explanation: 'It was wrong.' }, Date.now()),
  )
  await page.reload()
  await expect(highlights).toHaveText(['Another older post'])
})

test('an editor who leaves with unsaved changes is asked first, by a link of the desk and by the palette', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  await publish(editor, 'An older post', Date.UTC(2013, 0, 15))
  await page.goto('/admin/settings/front')
  await page.getByLabel('Leads the front page').selectOption({ label: 'An older post · 15 January 2013' })
  await page.getByRole('link', { name: 'Content', exact: true }).click()
  const asks = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  await asks.getByRole('button', { name: 'Stay here' }).click()
  await expect(page).toHaveURL(/settings\/front$/)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Do, go to or find' })).toBeFocused()
  await page.keyboard.type('trash')
  await page.keyboard.press('Enter')
  await expect(asks).toBeVisible()
  await expectAccessible(page)
  await asks.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible()
  expect((await siteSettings()).leadEntryId).not.toBeNull()
})

test('an admin who saves what another changed meanwhile is told, and replaces it only by saving again', async ({
  page,
  signedInAs,
}) => {
  const admin = await signedInAs('admin')
  await page.goto('/admin/settings')
  await page.getByLabel('Tagline', { exact: true }).fill('Mine')
  got(await changeSettings(admin.actor, { tagline: 'Theirs' }, Date.now()))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByLabel('Tagline', { exact: true })).toHaveAccessibleDescription(
    /Someone changed this .* “Theirs” now/,
  )
  await expect(page.getByLabel('Tagline', { exact: true })).toHaveValue('Mine')
  expect((await siteSettings()).tagline).toBe('Theirs')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved\./)).toBeVisible()
  expect((await siteSettings()).tagline).toBe('Mine')
})
