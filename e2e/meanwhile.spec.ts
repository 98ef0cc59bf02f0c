import { consentFor } from '@/domain/testing/consents'
import { text } from '@/domain/testing/newsroom'
import { pictureBytes } from '@/domain/testing/uploads'
import { randomId } from '@/lib/keys/random'
import { expectAccessible } from './support/accessible'
import { cursorTold } from './support/keys'
import { dropFiles, write } from './support/media'
import { holdAnswers } from './support/slow-line'
import { someone } from './support/staff'
import { suggest } from './support/suggesting'
import { expect, test } from './support/test'
import { begun, mode } from './support/translating'
import { writing } from './support/writing'

// Text that somebody writes while an answer is on its way stays where they write it.

test('a suggestion is accepted, and the writer goes on in the text: the answer does not take the keyboard away', async ({
  page,
  signedInAs,
}) => {
  const writer = await signedInAs('editor')
  const anna = await someone('editor', 'Anna')
  const title = `Meanwhile ${randomId()}`
  const { entryId } = await write(writer, { title, body: text('One two three four five six.') })
  await suggest(anna, entryId, { title, body: 'One 2 three 4 five six.' })
  await page.goto(`/admin/entries/${entryId}`)
  const { body } = writing(page)
  await page.getByRole('button', { name: 'Show suggested edits' }).click()
  const changes = page.getByRole('list', { name: 'Suggested changes' }).getByRole('listitem')
  await expect(changes).toHaveCount(2)
  const letGo = await holdAnswers(page, /\/suggestions\/\d+$/)
  await page.getByRole('button', { name: 'Accept: Anna, “2” for “two”' }).click()
  await expect(changes).toHaveCount(1)
  await writing(page).type(' Seven')
  const answered = page.waitForResponse(/\/suggestions\/\d+$/)
  letGo()
  await answered
  await expect(page.getByText('Accepted: “2” for “two”. 1 left.').first()).toBeAttached()
  await cursorTold(page)
  await page.keyboard.type(' and eight.')
  await expect(body).toContainText('six. Seven and eight.')
  await expect(changes).toHaveCount(1)
})

test('a second comment is begun beside an open one: its words are typed into the comment, not over the text', async ({
  page,
  signedInAs,
}) => {
  const writer = await signedInAs('editor')
  const { entryId } = await write(writer, { title: `Twice ${randomId()}`, body: text('First words and last.') })
  await page.goto(`/admin/entries/${entryId}`)
  const { body } = writing(page)
  const aside = page.getByRole('complementary', { name: 'Comments' })
  await body.click()
  for (const key of ['Control+End', 'Control+Shift+ArrowLeft', 'Control+Shift+ArrowLeft', 'Control+Alt+KeyM'])
    await page.keyboard.press(key)
  await expect(aside.getByRole('blockquote')).toHaveText('last.')
  await body.click()
  for (const key of ['Control+Home', 'Control+Shift+ArrowRight', 'Control+Alt+KeyM']) await page.keyboard.press(key)
  await page.keyboard.type('Whose?')
  await expect(aside.getByRole('textbox', { name: 'Comment' })).toHaveValue('Whose?')
  await expect(aside.getByRole('blockquote')).toHaveText(/^First/)
  await page.keyboard.press('Control+Enter')
  await expect(aside.getByRole('listitem')).toContainText('Whose?')
  await expect(body).toHaveText('First words and last.')
  await expect(body.locator('.commented')).toHaveText(/^First/)
})

test('names that are typed while others are added stay in the field', async ({ page, signedInAs }) => {
  const editor = await signedInAs('admin')
  const consentId = await consentFor(editor.actor, { reference: `CF-${randomId()}` }, Date.now())
  await page.goto(`/admin/consents/${consentId}`)
  const field = page.getByLabel('Names to add')
  await field.fill('Sokha Chan\nNary')
  const letGo = await holdAnswers(page, /\/admin\/consents\//)
  await page.getByRole('button', { name: 'Add names' }).click()
  await field.fill('Sokha Chan\nNary Meas\nSvay Pak')
  letGo()
  await expect(page.getByText('2 names are kept; they cannot be shown again.')).toBeVisible()
  await expect(field).toHaveValue('Nary Meas\nSvay Pak')
})

test('redirects that were changed while others were tried are tried before they are written', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const word = randomId()
  await page.goto('/admin/addresses/import')
  const lines = page.getByLabel('Or paste the lines here')
  await lines.fill(`/${word}-1,/news\n`)
  const letGo = await holdAnswers(page, /\/api\/desk\/redirects/)
  const tryThem = page.getByRole('button', { name: 'See what would happen' })
  await tryThem.click()
  await lines.fill(`/${word}-1,/news\n/${word}-2,/news\n`)
  const answered = page.waitForResponse(/\/api\/desk\/redirects/)
  letGo()
  await answered
  await expect(tryThem).not.toHaveAttribute('aria-disabled')
  await expect(page.getByText('would be added')).toHaveCount(0)
  await tryThem.click()
  await expect(page.getByText('2 would be added, 0 there already, 0 refused.')).toBeVisible()
})

test('leaving the editor while a picture is on its way asks first, and whoever stays has it in the text', async ({
  page,
  signedInAs,
}) => {
  const writer = await signedInAs('editor')
  const { entryId } = await write(writer, { title: `On its way ${randomId()}` })
  await page.goto(`/admin/entries/${entryId}`)
  const { body } = writing(page)
  await body.click()
  const letGo = await holdAnswers(page, /\/api\/desk\/media$/)
  await page.getByRole('button', { name: 'Picture', exact: true }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload a picture' }).click()
  await (await chooser).setFiles({ name: 'slow.png', mimeType: 'image/png', buffer: await pictureBytes() })
  const question = page.getByRole('alertdialog', { name: 'Leave while a file is on its way?' })
  await expect(async () => {
    await page.getByRole('link', { name: 'Calendar', exact: true }).click()
    await expect(question).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Stay here' }).click()
  letGo()
  await expect(body.locator('img')).toHaveCount(1)
  await writing(page).saved()
  await page.getByRole('link', { name: 'Calendar', exact: true }).click()
  await expect(page).toHaveURL(/\/admin\/calendar$/)
})

test('two paragraphs are left in the language of the original, the second while the first is on its way', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const { khmer } = await begun(editor, `Left ${randomId()}`)
  const { open, original, count } = mode(page)
  await open(khmer.entryId)
  await count('5 of 5 paragraphs still in English')
  const letGo = await holdAnswers(page, /\/leave-passages$/)
  for (const words of ['Five officials met', 'They meet again']) {
    const piece = original.locator('.original-piece', { hasText: words })
    await piece.getByRole('button', { name: 'Leave as it is' }).click()
  }
  letGo()
  await count('3 of 5 paragraphs still in English')
})

test('a description that could not be saved keeps its dialog open and says so', async ({
  page,
  signedInAs,
  watched,
}) => {
  await signedInAs('editor')
  watched.tolerated.push(/net::ERR_FAILED/)
  const name = `${randomId()}.png`
  await page.goto('/admin/media')
  await dropFiles(page, [{ name, bytes: await pictureBytes() }])
  await page.getByRole('button', { name: 'Describe this picture now' }).click()
  const dialog = page.getByRole('dialog', { name: 'Describe pictures' })
  await page.route(/\/description$/, (route) => route.abort())
  await dialog.getByLabel(`Description of ${name}`).fill('A ferry')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog.getByText('One description is not saved.')).toBeVisible()
  await expectAccessible(page)
  await page.unroute(/\/description$/)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toHaveCount(0)
})
