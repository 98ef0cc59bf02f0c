import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { expectAccessible } from './support/accessible'
import { signIn, someone } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

// The rule holds for the whole desk: a server of its own.
test.use({ ownServer: true })

test('where a second person approves, publishing waits for that; an override asks why and stays in sight until approved', async ({
  page,
  context,
  signedInAs,
  server,
  watched,
}) => {
  watched.tolerated.push(/status of 422/)
  const admin = await signedInAs('admin', 'Root')
  const [ada, ben] = [await someone('editor', 'Ada'), await someone('editor', 'Ben')]
  await page.goto('/admin/settings/people')
  const rule = page.getByRole('region', { name: 'Who may publish' })
  await expect(rule.getByRole('radio', { name: 'Editors publish' })).toBeChecked()
  await rule.getByText('A second person approves').click()
  await rule.getByRole('button', { name: 'Save' }).click()
  await expect(rule.getByRole('status')).toHaveText('Saved.')

  await signIn(context, ada, server.url)
  const created = got(
    await createEntry(
      ada.actor,
      {
        kind: 'post',
        language: 'en',
        session: 'a-session',
        content: content({ title: 'Flood', body: text('Leave.') }),
      },
      Date.now(),
    ),
  )
  await page.goto(`/admin/entries/${created.entryId}`)
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('needs an approval by someone who did not write it')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog).toContainText('Someone who did not write this text has to approve it first.')
  await dialog.getByText('Publish without approval').click()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog).toContainText('Say in a sentence why it cannot wait')
  await expectAccessible(page)
  await dialog.getByLabel('Why it cannot wait').fill('The river rises tonight.')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  const banner = page.getByRole('region', { name: 'Published without approval' })
  await expect(banner).toContainText('The river rises tonight.')
  await expect(banner.getByRole('button')).toHaveCount(0)

  await signIn(context, admin, server.url)
  await page.goto('/admin')
  await expect(page.getByRole('link', { name: '1 text published without approval' })).toBeVisible()
  await signIn(context, ben, server.url)
  await page.goto('/admin/review')
  await page.getByRole('region', { name: 'Published without approval' }).getByRole('link', { name: 'Flood' }).click()
  await expectAccessible(page)
  await banner.getByRole('button', { name: 'Approve what was published' }).click()
  await expect(banner).toHaveCount(0)
  await page.goto('/admin')
  await expect(page.getByRole('link', { name: 'without approval' })).toHaveCount(0)

  // An approved text goes out by the ordinary way; the next change needs the next approval.
  const entry = writing(page)
  await page.goto(`/admin/entries/${created.entryId}`)
  await entry.type(' Take blankets.')
  await entry.saved()
  await page.getByRole('button', { name: 'Publish changes…' }).click()
  await expect(dialog).toContainText('needs an approval')
  await page.keyboard.press('Escape')
  await signIn(context, ada, server.url)
  await page.reload()
  await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('region', { name: 'Review' })).toContainText('Approved by Ada')
  await page.getByRole('button', { name: 'Publish changes…' }).click()
  await expect(dialog).not.toContainText('needs an approval')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog).toHaveCount(0)
})
