import { addComment, resolveComment } from '@/domain/review/comments'
import { got, text } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { write } from './support/media'
import { holdAnswers } from './support/slow-line'
import { someone } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

// Words typed into a comment stay in their field, whatever answers and colleagues change.

test('a reply is being written while a colleague resolves the thread: it stays, and is sent', async ({
  page,
  signedInAs,
}) => {
  const writer = await signedInAs('editor')
  const anna = await someone('editor', 'Anna')
  const created = await write(writer, { title: `Resolved ${randomId()}`, body: text('First words and last.') })
  const { entryId } = created
  const { id } = got(await addComment(anna.actor, { ...created, text: 'Which ones?' }, Date.now()))
  await page.goto(`/admin/entries/${entryId}`)
  await page.getByRole('button', { name: /^Comments/ }).click()
  const aside = page.getByRole('complementary', { name: 'Comments' })
  await aside.getByRole('button', { name: 'Reply' }).click()
  await page.keyboard.type('The ones')
  got(await resolveComment(anna.actor, { entryId, id, resolved: true }, Date.now()))
  await expect(aside.getByRole('button', { name: 'Resolved 1' })).toBeVisible()
  await page.keyboard.type(' of 2014.')
  await page.keyboard.press('Control+Enter')
  // A resolved thread without an open reply is in the list of resolved ones.
  await expect(aside.getByText('No open comments.')).toBeVisible()
  await aside.getByRole('button', { name: 'Resolved 1' }).click()
  await expect(aside.getByRole('list', { name: 'Replies' })).toContainText('The ones of 2014.')
})

test('the keys go from words to their comment again and again', async ({ page, signedInAs }) => {
  const writer = await signedInAs('editor')
  const { entryId } = await write(writer, { title: `Again ${randomId()}`, body: text('First words.') })
  await page.goto(`/admin/entries/${entryId}`)
  const { body } = writing(page)
  const aside = page.getByRole('complementary', { name: 'Comments' })
  await body.click()
  for (const key of ['Control+Home', 'Control+Shift+ArrowRight', 'Control+Alt+KeyM']) await page.keyboard.press(key)
  await page.keyboard.type('Whose?')
  await page.keyboard.press('Control+Enter')
  const item = aside.getByRole('listitem')
  await expect(item).toContainText('Whose?')
  for (const key of ['Control+Home', 'ArrowRight', 'Control+Alt+KeyM']) await page.keyboard.press(key)
  await expect(item).toBeFocused()
  // The caret is at its former place. ProseMirror puts it there shortly after the focus: no key may move it meanwhile.
  await body.focus()
  await page.keyboard.press('Control+Alt+KeyM')
  await expect(item).toBeFocused()
})

test('a comment that is begun while another is being sent has only its own words', async ({ page, signedInAs }) => {
  const writer = await signedInAs('editor')
  const { entryId } = await write(writer, { title: `Two comments ${randomId()}`, body: text('First words and last.') })
  await page.goto(`/admin/entries/${entryId}`)
  const { body } = writing(page)
  const aside = page.getByRole('complementary', { name: 'Comments' })
  await body.click()
  for (const key of ['Control+Home', 'Control+Shift+ArrowRight', 'Control+Alt+KeyM']) await page.keyboard.press(key)
  await page.keyboard.type('Whose?')
  const letGo = await holdAnswers(page, /\/comments$/)
  await page.keyboard.press('Control+Enter')
  await body.focus()
  for (const key of ['Control+End', 'Control+Shift+ArrowLeft', 'Control+Shift+ArrowLeft', 'Control+Alt+KeyM'])
    await page.keyboard.press(key)
  const field = aside.getByRole('textbox', { name: 'Comment' })
  await expect(field).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.type(' And these?')
  letGo()
  await expect(aside.getByRole('listitem')).toContainText('Whose?')
  await expect(field).toHaveValue('And these?')
  await page.keyboard.press('Control+Enter')
  await expect(aside.getByRole('listitem')).toHaveCount(2)
  await expect(body.locator('.commented')).toHaveText([/^First/, 'last.'])
})

test('a comment of another appears within five seconds; nothing is asked for while nothing is said, nor by a hidden window', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const other = await someone('editor', 'Ada')
  const created = await write(editor, { title: `Watched ${randomId()}` })
  const requests = { presence: 0, comments: 0 }
  page.on('request', (request) => {
    if (request.url().endsWith('/presence') && request.method() === 'PUT') requests.presence++
    if (request.url().endsWith('/comments')) requests.comments++
  })
  let answered = 0
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('/presence') && request.method() === 'PUT') answered++
  })
  await page.clock.install()
  await page.goto(`/admin/entries/${created.entryId}`)
  await expect.poll(() => requests).toEqual({ presence: 1, comments: 1 })
  await expect.poll(() => answered).toBe(1)
  await page.waitForTimeout(500) // the answers are read, and the next question is set for four seconds later
  // Beside it the clock goes on by itself, on a busy machine for longer than half a second.
  await page.clock.runFor(2_000)
  expect(requests.presence).toBe(1)
  await page.clock.runFor(2_100)
  await expect.poll(() => requests).toEqual({ presence: 2, comments: 1 })
  await expect.poll(() => answered).toBe(2)

  got(await addComment(other.actor, { ...created, text: 'Which part?' }, Date.now()))
  await page.waitForTimeout(500)
  await page.clock.runFor(4_100)
  await expect(page.getByRole('button', { name: 'Comments: 1 open' })).toBeVisible()
  expect(requests).toEqual({ presence: 3, comments: 2 })

  const hide = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  await page.waitForTimeout(500)
  await hide(true)
  await page.clock.runFor(60_000)
  expect(requests).toEqual({ presence: 3, comments: 2 })
  await hide(false)
  await expect.poll(() => requests).toEqual({ presence: 4, comments: 2 })
})
