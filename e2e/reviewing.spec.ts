import { addComment, commentsOf } from '@/domain/review/comments'
import { submit } from '@/domain/review/review'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { signIn, someone, type Person } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

async function entryOf(person: Person, title: string, words = 'The workshop in Tak took place in May.') {
  const entry = { kind: 'post' as const, language: 'en' as const, session: `session-of-${person.id}` }
  return got(await createEntry(person.actor, { ...entry, content: content({ title, body: text(words) }) }, Date.now()))
}

test('a contributor submits, changes are asked for beside the words, made, approved by another, and scheduled', async ({
  page,
  context,
  signedInAs,
  server,
  watched,
}) => {
  watched.tolerated.push(/status of 422/)
  const writer = await signedInAs('contributor', 'Wan')
  const [ada, ben] = [await someone('editor', 'Ada'), await someone('editor', 'Ben')]
  const entry = writing(page)
  const bar = page.getByRole('region', { name: 'Review' })
  await entry.begin({ title: 'Referral across borders', body: 'The number of victims fell by a third.' })
  const path = `/admin/entries/${entry.id()}`
  await page.getByRole('button', { name: 'Submit for review…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Note').fill('Please check the figures.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(bar).toContainText('Waits for review: submitted by Wan')
  await expect(page.getByRole('button', { name: 'Publish…' })).toHaveCount(0)

  await signIn(context, ada, server.url)
  await page.goto('/admin/review')
  await page
    .getByRole('region', { name: 'Waits for you' })
    .getByRole('link', { name: 'Referral across borders' })
    .click()
  await expect(bar).toContainText('Please check the figures.')
  // By keyboard: selects the last word and comments on it; then the focus returns to the word.
  await entry.body.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.keyboard.press('Control+Alt+KeyM')
  const aside = page.getByRole('complementary', { name: 'Comments' })
  await expect(aside.getByRole('textbox', { name: 'Comment' })).toBeFocused()
  await expect(aside).toContainText('third.')
  await page.keyboard.type('Compared with which year?')
  await page.keyboard.press('Control+Enter')
  await expect(aside.getByRole('listitem')).toContainText('Compared with which year?')
  await expect(entry.body).toBeFocused()
  await expect(entry.body.locator('.commented')).toContainText('third.')
  await expectAccessible(page)
  await bar.getByRole('button', { name: 'Request changes…' }).click()
  await dialog.getByRole('button', { name: 'Request changes', exact: true }).click()
  await expect(dialog.getByText('Say what should change.')).toBeVisible()
  await dialog.getByLabel('What should change').fill('Name the year.')
  await dialog.getByRole('button', { name: 'Request changes', exact: true }).click()
  await expect(bar).toContainText('Ada asked for changes')

  await signIn(context, writer, server.url)
  await page.goto(path)
  await expect(bar).toContainText('Name the year.')
  await page.getByRole('button', { name: 'Comments: 1 open' }).click()
  await entry.type(' That was 2013.')
  await entry.saved()
  await aside.getByRole('button', { name: 'Reply' }).click()
  await aside.getByRole('textbox', { name: 'Reply' }).fill('With 2013; written out now.')
  await aside.getByRole('button', { name: 'Reply', exact: true }).click()
  await expect(aside.getByRole('list', { name: 'Replies' })).toContainText('With 2013')
  await aside.getByRole('button', { name: 'Resolve', exact: true }).click()
  await expect(aside.getByRole('button', { name: 'Resolved 1' })).toBeVisible()
  await page.getByRole('button', { name: 'Submit for review…' }).click()
  await dialog.getByLabel('Whom to ask').selectOption('Ben')
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(bar).toContainText('Waits for review by Ben')

  await signIn(context, ben, server.url)
  await page.goto(path)
  await bar.getByRole('button', { name: 'Approve' }).click()
  await expect(bar).toContainText('Approved by Ben')

  await signIn(context, ada, server.url)
  await page.goto(path)
  await page.getByRole('button', { name: 'Publish…' }).click()
  await dialog.getByText('At a set time').click()
  await dialog.getByLabel('Date').fill('2044-10-07')
  await dialog.getByLabel('Time', { exact: true }).fill('09:00')
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click()
  await expect(page.getByText('Scheduled: goes live Fri 7 Oct 2044, 09:00').first()).toBeVisible()
  await expect(bar).toHaveCount(0)
})

test('from a comment to its words and back, through edits and a new visit; words that were cut are said to be gone', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const created = await entryOf(editor, 'Anchored')
  const quotation = { quote: 'in Tak', prefix: 'The workshop ', suffix: ' took place in May.' }
  got(await addComment(editor.actor, { ...created, text: 'Which part?', field: 'body', quotation }, Date.now()))
  got(await addComment(editor.actor, { ...created, text: 'Shorter.', field: 'title' }, Date.now()))
  await page.goto(`/admin/entries/${created.entryId}`)
  const entry = writing(page)
  const marked = entry.body.locator('.commented')
  await expect(marked).toHaveText('in Tak')
  await page.getByRole('button', { name: 'Comments: 2 open' }).click()
  const aside = page.getByRole('complementary', { name: 'Comments' })
  await aside.getByRole('button', { name: 'Go to the words' }).press('Enter')
  await expect(entry.body).toBeFocused()
  expect(await page.evaluate(() => getSelection()!.toString())).toBe('in Tak')
  // In its words, the same keys lead back to the comment.
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+Alt+KeyM')
  await expect(aside.getByRole('listitem').filter({ hasText: 'Which part?' })).toBeFocused()
  await aside.getByRole('button', { name: 'Go to the title' }).press('Enter')
  await expect(entry.title).toBeFocused()

  await entry.body.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('In 2014. ')
  await expect(marked).toHaveText('in Tak')
  await entry.saved()
  await page.reload()
  await expect(marked).toHaveText('in Tak')
  await page.getByRole('button', { name: 'Comments: 2 open' }).click()
  await aside.getByRole('button', { name: 'Go to the words' }).click()
  await page.keyboard.press('Delete')
  await expect(aside).toContainText('The words are no longer there.')
  await page.keyboard.press('Control+z')
  await expect(marked).toHaveText('in Tak')
  await expect(aside).not.toContainText('The words are no longer there.')
})

test('one’s own comment is edited and removed; nothing of comments is in what readers get', async ({
  page,
  request,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  await entryOf(editor, 'Remarked')
  const created = await entryOf(editor, 'Remarked upon')
  await page.goto(`/admin/entries/${created.entryId}`)
  await page.getByRole('button', { name: 'Comments: 0 open' }).click()
  const aside = page.getByRole('complementary', { name: 'Comments' })
  await aside.getByRole('button', { name: 'New comment' }).click()
  await aside.getByLabel('About').selectOption('The summary')
  await aside.getByRole('textbox', { name: 'Comment' }).fill('Sekrit remark')
  await aside.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(aside).toContainText('On the summary')
  await aside.getByRole('button', { name: 'Edit' }).click()
  await aside.getByRole('textbox', { name: 'Comment' }).fill('Sekrit remark, again')
  await aside.getByRole('button', { name: 'Save' }).click()
  await expect(aside).toContainText('edited')
  await writing(page).publish()
  await aside.getByRole('button', { name: 'Close comments' }).click()
  const address = await page
    .getByRole('link', { name: /^View (post|publication|page)$/ })
    .last()
    .getAttribute('href')
  const reader = await request.get(address!)
  const html = await reader.text()
  expect(html).toContain('Remarked upon')
  expect(html).not.toMatch(/Sekrit|commented/)
  await page.getByRole('button', { name: 'Comments: 1 open' }).click()
  const remove = aside.getByRole('button', { name: 'Remove' })
  await remove.click()
  await expect(aside).toContainText('No open comments.')
  await aside.getByRole('button', { name: 'Put it back' }).click()
  await expect(aside.getByRole('listitem')).toContainText('On the summary')
  await expect(aside.getByRole('listitem')).toContainText('Sekrit remark, again')
  await remove.click()
  await expect(aside).toContainText('No open comments.')
  expect(await commentsOf(editor.actor, created.entryId)).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in a narrow window, ${colorScheme}`, () => {
    test.use({ viewport: { width: 360, height: 740 }, colorScheme })

    test('review and comments fit, and axe finds nothing', async ({ page, signedInAs }) => {
      const [writer, editor] = [await someone('contributor', 'Wan'), await signedInAs('editor')]
      const created = await entryOf(writer, 'A-title-without-any-space-'.repeat(4))
      got(await submit(writer.actor, { entryId: created.entryId, base: created, note: 'Please read.' }, Date.now()))
      const quotation = { quote: 'in Tak', prefix: 'The workshop ', suffix: ' took place in May.' }
      got(await addComment(editor.actor, { ...created, text: 'Which part?', field: 'body', quotation }, Date.now()))
      await page.goto('/admin/review')
      await expect(page.getByRole('region', { name: 'Waits for you' })).toContainText('Waits for review')
      await expectAccessible(page)
      await expectNoSidewaysScrolling(page)
      await page.goto(`/admin/entries/${created.entryId}`)
      await expect(page.getByRole('region', { name: 'Review' })).toContainText('Please read.')
      await page.getByRole('button', { name: 'Comments: 1 open' }).click()
      const sheet = page.getByRole('complementary', { name: 'Comments' })
      await expect(sheet).toContainText('Which part?')
      await expectAccessible(page)
      await expectNoSidewaysScrolling(page)
      await sheet.getByRole('button', { name: 'Close comments' }).click()
      await expect(sheet).toHaveCount(0)
    })
  })
