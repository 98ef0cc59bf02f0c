import { findDraft } from '@/domain/writing/drafts'
import { holdAnswers } from './support/slow-line'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('write a post, publish it, and readers have it', async ({ page, request, signedInAs }) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Seven workshops, seven reports', body: 'They met in October.' })
  await entry.summary.fill('What was said in each of them.')
  await entry.details()
  await expect(entry.address).toHaveValue('seven-workshops-seven-reports')
  const topics = page.getByRole('combobox', { name: 'Add a topic or country' })
  await topics.fill('myan')
  await topics.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove Myanmar' })).toBeVisible()
  await entry.saved()
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/Goes live now, at \/\d{4}\/\d\d\/seven-workshops-seven-reports/)
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Status: Published' })).toBeVisible()
  const path = (await page
    .getByRole('link', { name: /^View (post|publication|page)$/ })
    .last()
    .getAttribute('href'))!
  const answer = await request.get(path)
  expect(answer.status()).toBe(200)
  const html = await answer.text()
  for (const words of ['Seven workshops, seven reports', 'They met in October.', 'What was said', 'Myanmar'])
    expect(html).toContain(words)
})

test('a live text changes for readers only when it is published again; withdrawn, it says why', async ({
  page,
  request,
  signedInAs,
  watched,
}) => {
  await signedInAs('editor')
  watched.tolerated.push(/status of 422/)
  const entry = writing(page)
  await entry.begin({ title: 'A text that changes', body: 'First words.' })
  await entry.publish()
  const path = (await page
    .getByRole('link', { name: /^View (post|publication|page)$/ })
    .last()
    .getAttribute('href'))!
  const readers = async () => (await request.get(path)).text()
  await entry.details()
  await entry.type(' Second words.')
  await entry.saved()
  await expect(page.getByText('changes not published').first()).toBeVisible()
  expect(await readers()).not.toContain('Second words.')
  const [preview] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Preview' }).click()])
  await expect(preview.frameLocator('iframe').getByText('First words. Second words.')).toBeVisible()
  await preview.close()
  await page.getByRole('button', { name: 'Publish changes…' }).click()
  await expect(page.getByRole('dialog')).toContainText('Readers get this text instead of the one from')
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('changes not published')).toHaveCount(0)
  expect(await readers()).toContain('First words. Second words.')

  await page.getByRole('button', { name: 'Withdraw…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').selectOption('error')
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(dialog).toContainText('Tell readers in a sentence why it is gone.')
  await dialog.getByLabel('Explanation').fill('The figures were wrong.')
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(page.getByText('Withdrawn since').first()).toBeVisible()
  const answer = await request.get(path)
  expect(answer.status()).toBe(410)
  expect(await answer.text()).toContain('The figures were wrong.')
})

test('schedule a post and take it back; a time that has passed is refused in words', async ({
  page,
  request,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Later this century', body: 'Not yet.' })
  await entry.details()
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('At a set time').click()
  await dialog.getByLabel('Date').fill('2014-10-07')
  await dialog.getByLabel('Time', { exact: true }).fill('09:00')
  await expect(dialog).toContainText('That moment has passed.')
  await expect(dialog.getByRole('button', { name: 'Schedule' })).toBeDisabled()
  await dialog.getByLabel('Date').fill('2044-10-07')
  await expect(dialog).toContainText('Goes live Fri 7 Oct 2044, 09:00, at /2044/10/later-this-century')
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click()
  await expect(page.getByText('Scheduled: goes live Fri 7 Oct 2044, 09:00').first()).toBeVisible()
  expect((await request.get('/2044/10/later-this-century')).status()).toBe(404)
  await page.getByRole('button', { name: 'Unschedule' }).click()
  await expect(page.getByText('Draft, never published').first()).toBeVisible()
})

test('a title of 10,000 characters is refused in a sentence and stays in the field', async ({
  page,
  signedInAs,
  watched,
}) => {
  const editor = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Short', body: 'Words.' })
  watched.tolerated.push(/status of 422/)
  const long = 'long '.repeat(2_000)
  await entry.title.fill(long)
  await expect(entry.state).toContainText('Not saved: The title has 10,000 characters; it can have 300.')
  await expect(entry.title).toHaveValue(long)
  await expect(entry.title).toHaveAttribute('aria-invalid', 'true')
  await entry.type(' More words.')
  expect((await findDraft(editor.actor, entry.id()))!.content.title).toBe('Short')
  await entry.title.fill('Short again')
  await entry.saved()
  const { content } = (await findDraft(editor.actor, entry.id()))!
  expect(content.title).toBe('Short again')
  expect(JSON.stringify(content.body)).toContain('Words. More words.')
})

test('an earlier text is brought back as a new revision', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Second thoughts', body: 'The good text.' })
  const id = entry.id()
  await entry.publish()
  await entry.body.fill('The bad text.')
  await entry.saved()
  await page.getByRole('link', { name: 'Revisions' }).click()
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(2)
  const published = rows.filter({ hasText: 'Went live' })
  await published.getByRole('link').first().click()
  await expect(page.getByText('The good text.')).toBeVisible()
  await page.getByRole('button', { name: 'Restore' }).click()
  await page.getByRole('link', { name: 'Continue writing' }).click()
  await expect(entry.body).toHaveText('The good text.')
  expect(JSON.stringify((await findDraft(editor.actor, id))!.content.body)).toContain('The good text.')
  await page.goto(`/admin/entries/${id}/revisions`)
  await expect(rows).toHaveCount(3)
})

test('opening and reading an entry saves nothing, and undone typing leaves a live text unchanged', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Looked at', body: 'Words.' })
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await entry.saved()
  await entry.publish()
  const saves: string[] = []
  page.on('request', (request) => void (/\/draft$/.test(request.url()) && saves.push(request.url())))
  await page.reload()
  await entry.body.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('x')
  await page.keyboard.press('Backspace')
  await page.waitForTimeout(1_500)
  await entry.saved()
  expect(saves).toEqual([])
  await expect(page.getByText('changes not published')).toHaveCount(0)
})

test('signing out brings the last words to the server and leaves no copy in the browser', async ({
  page,
  signedInAs,
  watched,
}) => {
  // A last request for the presence may come just as the session ends.
  watched.tolerated.push(/status of 401 .*\/presence/)
  const editor = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'On a shared computer', body: 'First.' })
  const id = entry.id()
  const old = `gazette/text/${editor.id}/2/old`
  await page.evaluate((old) => localStorage.setItem(old, '{"at":1,"content":{"body":{}}}'), old)
  await entry.type(' Last.')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByLabel('Password')).toBeVisible()
  expect(JSON.stringify((await findDraft(editor.actor, id))!.content.body)).toContain('First. Last.')
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})

test('a new post after a new post is another one, and both are kept', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'The first of two', body: 'One.' })
  const first = entry.id()
  await page.getByRole('link', { name: 'New post' }).click()
  await expect(entry.title).toHaveValue('')
  await expect(entry.state).toHaveText('Nothing written yet')
  await entry.title.fill('The second of two')
  await entry.saved()
  expect(entry.id()).not.toBe(first)
  expect((await findDraft(editor.actor, first))!.content.title).toBe('The first of two')
  expect((await findDraft(editor.actor, entry.id()))!.content.title).toBe('The second of two')
  await page.goBack()
  await expect(entry.title).toHaveValue('The first of two')
})

test('Back while a new post is saved for the first time shows the text before it, and both are kept', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'The first of two', body: 'One.' })
  const first = entry.id()
  await page.getByRole('link', { name: 'New post' }).click()
  await expect(entry.title).toHaveValue('')
  const letGo = await holdAnswers(page, /\/api\/desk\/entries$/)
  const sent = page.waitForRequest(/\/api\/desk\/entries$/)
  const answered = page.waitForResponse(/\/api\/desk\/entries$/)
  await entry.title.fill('The second of two')
  await sent
  await page.goBack()
  letGo()
  await answered
  await expect(entry.title).toHaveValue('The first of two')
  expect(entry.id()).toBe(first)
  expect((await findDraft(editor.actor, first))!.content.title).toBe('The first of two')
  // The entry after it, asked of the database: a page that was left may have dropped the answer.
  await expect.poll(async () => (await findDraft(editor.actor, first + 1))?.content.title).toBe('The second of two')
})

test('Back in the moment in which a new post gets its address shows the text before it', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'The first of two', body: 'One.' })
  await page.getByRole('link', { name: 'New post' }).click()
  await expect(entry.title).toHaveValue('')
  await page.evaluate(() => {
    const { replaceState } = history
    history.replaceState = (...state) => {
      replaceState.apply(history, state)
      if (/\/entries\/\d+$/.test(String(state[2]))) history.back()
    }
  })
  await entry.title.fill('The second of two')
  await expect(entry.title).toHaveValue('The first of two')
})
