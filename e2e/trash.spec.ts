import { trashUpload } from '@/domain/files/media-trash'
import { release, withdraw } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { picture } from '@/domain/testing/uploads'
import { trashEntry } from '@/domain/entries/trash'
import { randomId } from '@/lib/keys/random'
import { expectAccessible } from './support/accessible'
import type { Person } from './support/staff'
import { expect, test } from './support/test'

async function write({ actor }: Person, title: string) {
  const whole = content({ title, summary: 'A summary.', body: text('Words that were written.') })
  return got(await createEntry(actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()))
}

test('an editor opens what was thrown away, reads it, and restores it to go on writing', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor', 'Dara')
  const word = randomId()
  const { entryId } = await write(editor, `Thrown ${word}`)
  got(await trashEntry(editor.actor, entryId, Date.now()))
  await page.goto(`/admin/entries?q=${word}`)
  await expect(page.getByText('Nothing matches.')).toBeVisible()

  await page.goto('/admin/trash')
  const row = page.getByRole('listitem').filter({ hasText: `Thrown ${word}` })
  await expect(row).toContainText(/by Dara\. Permanently removed on \d+ \w+ \d{4}\./)
  await expect(row.getByRole('button', { name: /Delete/ })).toHaveCount(0)
  await row.getByRole('link').click()
  await expect(page.getByText('This post is in the trash.')).toBeVisible()
  await expect(page.getByText('Words that were written.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Body' })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('textbox', { name: 'Body' })).toBeVisible()
  await page.goto(`/admin/entries?q=${word}`)
  await expect(page.getByRole('rowheader')).toHaveText([new RegExp(`^Thrown ${word}`)])
})

test('an editor duplicates an entry and throws the copy away from its own page; what is live says what to do first', async ({
  page,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 422/) // what is live cannot go to the trash
  const editor = await signedInAs('editor')
  const word = randomId()
  const live = await write(editor, `Live ${word}`)
  got(await release(editor.actor, live, Date.now()))
  await page.goto(`/admin/entries/${live.entryId}`)
  const more = page.getByRole('region', { name: 'More with this post' })
  await more.getByRole('button', { name: 'Move to the trash' }).click()
  await expect(more.getByRole('alert')).toHaveText(/Withdraw it first/)
  await more.getByRole('button', { name: 'Duplicate' }).click()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue(`Copy of Live ${word}`)
  await expect(page).not.toHaveURL(new RegExp(`/${live.entryId}$`))
  await more.getByRole('button', { name: 'Move to the trash' }).click()
  await expect(page.getByText('This post is in the trash.')).toBeVisible()
})

test('an admin deletes a draft for good after reading what that means; what readers once had cannot be', async ({
  page,
  signedInAs,
}) => {
  const admin = await signedInAs('admin')
  const word = randomId()
  const draft = await write(admin, `Draft ${word}`)
  const withdrawn = await write(admin, `Known ${word}`)
  got(await release(admin.actor, withdrawn, Date.now()))
  got(
    await withdraw(
      admin.actor,
      { entryId: withdrawn.entryId, reason: 'error', explanation: 'It was wrong.' },
      Date.now(),
    ),
  )
  for (const { entryId } of [draft, withdrawn]) got(await trashEntry(admin.actor, entryId, Date.now()))

  await page.goto('/admin/trash')
  await expect(page.getByRole('listitem').filter({ hasText: `Known ${word}` })).toContainText(
    'it stays here, and its address says that it is gone',
  )
  await expect(page.getByRole('button', { name: `Delete “Known ${word}” now` })).toHaveCount(0)
  await page.getByRole('button', { name: `Delete “Draft ${word}” now` }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('Nobody can bring it back.')
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Delete permanently' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(`Deleted “Draft ${word}” permanently.`)).toBeVisible()
  await expect(page.getByRole('link', { name: `Draft ${word}` })).toHaveCount(0)
  await page.goto(`/admin/history?verb=deleted+for+good&entry=${draft.entryId}`)
  await expect(page.getByText(`text ${draft.entryId}, which is deleted`)).toBeVisible()
})

test('a file that is restored without scripts is said to be, though its line is gone', async ({
  context,
  noScripts,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  await noScripts.context().addCookies(await context.cookies())
  const { id, name } = await picture(actor, `thrown-${randomId()}.png`)
  got(await trashUpload(actor, id, Date.now()))
  await noScripts.goto('/admin/trash')
  await noScripts.getByRole('button', { name: `Restore “${name}”` }).click()
  await expect(noScripts.getByText('Restored. It is under Media again, as it was.')).toBeVisible()
  await expect(noScripts.getByRole('link', { name })).toHaveCount(0)
})
