import { addComment } from '@/domain/review/comments'
import { approveText, requestChanges, submit } from '@/domain/review/review'
import { got } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { write } from './support/media'
import { signIn, someone } from './support/staff'
import { expect, test } from './support/test'

test('the list says where the review of each text stands, and the front of the desk does', async ({
  page,
  signedInAs,
}) => {
  const writer = await someone('contributor', 'Malee')
  const editor = await signedInAs('editor')
  const word = randomId()
  const texts = []
  for (const name of ['Asked', 'Sent back', 'Agreed', 'Created'])
    texts.push(await write(writer, { title: `${name} ${word}` }))
  const [asked, sentBack, agreed] = texts as [(typeof texts)[0], (typeof texts)[0], (typeof texts)[0]]
  for (const base of [asked, sentBack, agreed])
    got(await submit(writer.actor, { entryId: base.entryId, base }, Date.now()))
  got(await requestChanges(editor.actor, { entryId: sentBack.entryId, base: sentBack, note: 'Why?' }, Date.now()))
  got(await approveText(editor.actor, { entryId: agreed.entryId, base: agreed }, Date.now()))

  await page.goto(`/admin/entries?q=${word}&sort=title`)
  const row = (name: string) => page.getByRole('row').filter({ hasText: `${name} ${word}` })
  await expect(row('Agreed')).toContainText('Approved Never published.')
  await expect(row('Asked')).toContainText('In review Never published.')
  await expect(row('Sent back')).toContainText('Changes requested Never published.')
  await expect(row('Created')).toContainText('Draft Never published.')
  await page.getByText('More filters and order').click()
  await page.getByLabel('Review', { exact: true }).selectOption('Approved')
  await expect(page.getByRole('rowheader')).toHaveText([new RegExp(`^Agreed ${word}`)])
})

test('whoever publishes is warned of open comments, and goes from there to one by keyboard', async ({
  page,
  context,
  server,
  signedInAs,
}) => {
  const reader = await someone('editor', 'Phyu')
  const editor = await signedInAs('editor')
  const saved = await write(editor, { title: `Remarked in a list ${randomId()}` })
  const comment = (text: string) =>
    addComment(reader.actor, { entryId: saved.entryId, revisionId: saved.revisionId, text }, Date.now())
  got(await comment('Is this the right year?'))
  await page.goto(`/admin/entries/${saved.entryId}`)
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  const warning = dialog.getByRole('region', { name: 'Still open' })
  await expect(warning).toContainText('Still open: 1 comment.')
  await expectAccessible(page)
  await expectReadableInTheDark(page)
  await warning.getByRole('button', { name: 'Show them' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  const thread = page.getByRole('complementary', { name: 'Comments' }).getByRole('listitem')
  await expect(thread).toContainText('Is this the right year?')
  await expect(thread).toBeFocused()

  // Said while the dialog was closed: the next look knows it. Nothing is refused.
  got(await comment('And this?'))
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('button', { name: 'Close comments' }).click()
  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(warning).toContainText('Still open: 2 comments.')
  await expectNoSidewaysScrolling(page)
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await signIn(context, reader, server.url)
  await page.goto(`/admin/entries/${saved.entryId}`)
  await expect(page.getByRole('button', { name: 'Status: Published' })).toBeVisible()
})
