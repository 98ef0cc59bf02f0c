import { createTerm } from '@/domain/entries/terms'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible } from './support/accessible'
import { someone, type Person } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

async function write({ actor }: Person, title: string) {
  const whole = content({ title, body: text('Words.') })
  return got(await createEntry(actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()))
}

test('an editor goes to a page, begins a post and finds an entry without touching the mouse', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  const { entryId } = await write(editor, `កម្ពុជា ${word}`)
  await page.goto('/admin/entries')
  const field = page.getByRole('combobox', { name: 'Do, go to or find' })

  // The page has just come: as long as its scripts do not hear the keys, they are pressed again.
  await expect(async () => {
    if ((await page.getByRole('dialog').count()) === 0) await page.keyboard.press('Control+k')
    await expect(field).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await expect(page.getByRole('group', { name: 'Last edited' }).getByRole('option').first()).toHaveText(
    /^កម្ពុជា.*Draft$/,
  )
  await page.keyboard.type('trash')
  await expect(page.getByRole('listbox', { name: 'Choices' }).getByRole('option')).toHaveText(['Trash'])
  await expect(page.getByRole('listbox', { name: 'Choices' }).getByRole('option', { name: 'Trash' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible()
  await expect(field).toHaveCount(0)

  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('កម្ពុ')
  await expect(page.getByRole('listbox', { name: 'Choices' }).getByRole('option', { name: word })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/admin/entries/${entryId}$`))

  await page.keyboard.press('Control+k')
  await page.keyboard.type('write publication')
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('new pub')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/new\?kind=publication$/)
})

test('a contributor finds their own entries, what readers have, and only places that are open to them', async ({
  page,
  signedInAs,
}) => {
  const word = randomId()
  await write(await someone('editor'), `Theirs ${word}`)
  const contributor = await signedInAs('contributor')
  await write(contributor, `Mine ${word}`)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/admin')
  await page.getByRole('button', { name: 'Go to or find' }).last().click()
  await page.getByRole('combobox').fill(word)
  await expect(page.getByRole('listbox', { name: 'Choices' }).getByRole('option')).toHaveText([
    new RegExp(`^Mine ${word}`),
  ])
  await page.getByRole('combobox').fill('visioning workshop')
  const ofReaders = page
    .getByRole('listbox', { name: 'Choices' })
    .getByRole('option', { name: /visioning workshop/i })
    .first()
  await expect(ofReaders).toBeVisible()
  await page.getByRole('combobox').fill('staff')
  await expect(ofReaders).toBeHidden()
  await expect(page.getByRole('option', { name: 'Staff', exact: true })).toHaveCount(0)
  await page.getByRole('combobox').fill('my drafts')
  await page.getByRole('listbox', { name: 'Choices' }).getByRole('option', { name: 'My drafts' }).click()
  await expect(page.getByRole('rowheader')).toHaveText([new RegExp(`^Mine ${word}`)])
})

test('the sheet of keys opens on every page: with a question mark outside of fields, and from the palette', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  // A page that has just come hears keys a moment later.
  const opens = (keys: string) =>
    expect(async () => {
      await page.keyboard.press(keys)
      await expect(sheet).toBeVisible({ timeout: 1_000 })
    }).toPass()
  for (const path of ['/admin', '/admin/trash', '/admin/calendar', '/admin/account']) {
    await page.goto(path)
    await opens('?')
    await expect(sheet).toContainText('Do something here, go to a page, find a text or file')
    await expect(sheet).not.toContainText('While writing')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Do, go to or find' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
  }
  await page.goto('/admin/entries')
  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.click()
  await page.keyboard.type('why?')
  await expect(search).toHaveValue('why?')
  await expect(sheet).toHaveCount(0)
  await opens('Control+/')
  await page.keyboard.press('Escape')
  await expect(search).toBeFocused()

  await page.keyboard.press('Alt+k')
  await expect(page.getByRole('combobox', { name: 'Do, go to or find' })).toBeFocused()
  await page.keyboard.type('keyboard')
  await page.keyboard.press('Enter')
  await expect(sheet).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Do, go to or find' })).toHaveCount(0)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('in a text Ctrl+K makes a link, Alt+K opens the palette, and the sheet has the keys of writing too', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('contributor')
  const entry = writing(page)
  await entry.begin({ title: 'Keys in a text', body: 'Words.' })
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Link' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(entry.body).toBeFocused()
  await page.keyboard.press('Alt+k')
  await expect(page.getByRole('combobox', { name: 'Do, go to or find' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(entry.body).toBeFocused()
  await page.keyboard.press('Control+/')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toContainText('Everywhere on the desk')
  await expect(sheet).toContainText('While writing')
  await page.keyboard.press('Escape')
  await expect(entry.body).toBeFocused()
  await page.keyboard.type(' More?')
  await expect(entry.body).toHaveText('Words. More?')
})

test('topics, countries and people are found by name, and lead to their texts', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor', `Mali ${randomId()}`)
  const { entryId } = await write(editor, `By her ${randomId()}`)
  const topic = `Topic ${randomId()}`
  got(await createTerm(editor.actor, { kind: 'topic', name: topic }, Date.now()))
  await page.goto(`/admin/entries/${entryId}/revisions`)
  await expect(async () => {
    if ((await page.getByRole('dialog').count()) === 0) await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Do, go to or find' })).toBeFocused({ timeout: 1_000 })
  }).toPass()
  const names = page.getByRole('group', { name: 'Topics, countries and people' }).getByRole('option')
  await page.keyboard.insertText(topic)
  await expect(names).toHaveText([`${topic}Topic`])
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(editor.actor.name)
  await expect(names).toHaveText([`${editor.actor.name}What they wrote`])
  await names.click()
  await expect(page).toHaveURL(new RegExp(`/admin/entries\\?by=${editor.actor.id}$`))
  await expect(page.getByRole('row').filter({ hasText: 'By her' })).toHaveCount(1)
})
