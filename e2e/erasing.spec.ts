import type { Page } from '@playwright/test'
import { requestErasure } from '@/domain/erasures/erasures'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, post, savedAgain, text } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { unfold } from './support/rail'
import { expireConfirmation, signIn, someone, type Person } from './support/staff'
import { expect, test } from './support/test'

/** A text that readers have, with a word that is in nothing else, nor in its address. */
async function published({ actor }: Person, word: string) {
  const title = `Leaving home ${word}`
  const whole = content({
    title,
    slug: `leaving-${randomId()}`,
    summary: `She told ${word}.`,
    body: text(`All ${word}.`),
  })
  const draft = { kind: 'post' as const, language: 'en' as const, session: word, content: whole }
  const { entryId, revisionId } = got(await createEntry(actor, draft, Date.now()))
  const { path } = got(await release(actor, { entryId, revisionId }, Date.now()))
  return { entryId, title, path }
}

/** A request that waits for somebody else, and the number of it. */
async function requested(asker: Person, word: string) {
  await someone('editor', 'Somebody Else')
  const text = await published(asker, word)
  const request = { entryId: text.entryId, withTranslations: true, mediaIds: [] }
  return { ...text, id: got(await requestErasure(asker.actor, request, Date.now())).id }
}

async function fromTheText(page: Page, entryId: number) {
  await page.goto(`/admin/entries/${entryId}`)
  await page.getByRole('link', { name: 'Erase permanently…' }).click()
  await expect(page.getByRole('heading', { name: 'Erase permanently', level: 1 })).toBeVisible()
}

test('an editor asks to erase a text: readers lose it at once; a second person erases it, and nothing of it is told', async ({
  page,
  context,
  signedInAs,
  server,
  request,
  watched,
}) => {
  watched.tolerated.push(/status of (403|422)/)
  const asker = await signedInAs('editor', 'Wai Asks')
  const second = await someone('editor', 'Sok Confirms')
  const word = randomId()
  const { entryId, title, path } = await published(asker, word)
  const reader = async () => request.get(path)
  expect((await reader()).status()).toBe(200)

  await fromTheText(page, entryId)
  await expect(page.getByRole('list', { name: 'Texts that go' })).toContainText(title)
  await expect(page.getByRole('textbox', { name: 'Its address' })).toHaveValue(`${server.url}${path}`)
  await expectAccessible(page)
  await expectReadableInTheDark(page)
  const name = page.getByLabel('Type its number or its title')
  await name.fill('Another text')
  await page.getByRole('button', { name: 'Ask to erase it' }).click()
  await expect(page.getByText('This is neither its number nor its title.')).toBeVisible()
  await expect(name).toBeFocused()
  expect((await reader()).status()).toBe(200)
  await name.fill(title.toUpperCase())
  await page.getByRole('button', { name: 'Ask to erase it' }).click()

  await expect(page.getByText('Waits for a second person')).toBeVisible()
  await expect(page.getByText('somebody else has to confirm it')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Confirm and erase…' })).toHaveCount(0)
  const withdrawn = await reader()
  expect(withdrawn.status()).toBe(410)
  expect(await withdrawn.text()).not.toContain(word)
  const address = page.url()
  await page.goto(`/admin/entries/${entryId}`)
  await expect(page.getByText('Somebody has asked to have this erased permanently.')).toBeVisible()
  await page.goto(`/admin/erasures/new?entry=${entryId}`)
  await expect(page).toHaveURL(address)

  await signIn(context, second, server.url)
  await page.goto('/admin/notices')
  await expect(page.getByRole('listitem').filter({ hasText: 'asked you to confirm' }).first()).toBeVisible()
  await unfold(page, 'People at risk')
  await page
    .getByRole('navigation', { name: 'Desk' })
    .getByRole('link', { name: /^Erasures/ })
    .click()
  await page.getByRole('link', { name: new RegExp(word) }).click()
  await expect(page).toHaveURL(address)
  await expectAccessible(page)
  await expireConfirmation(second)
  const dialog = page.getByRole('alertdialog')
  await page.getByRole('button', { name: 'Confirm and erase…' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Erase it permanently' }).click()
  await expect(page.getByRole('dialog', { name: 'Confirm that it is you' })).toBeVisible()
  await signIn(context, second, server.url)
  await page.reload()
  await page.getByRole('button', { name: 'Confirm and erase…' }).click()
  await dialog.getByRole('button', { name: 'Erase it permanently' }).click()
  await expect(page.getByRole('heading', { name: 'Copies outside' })).toBeVisible()
  await expect(page.locator('main')).not.toContainText(word)

  const gone = await reader()
  expect(gone.status()).toBe(410)
  expect(await gone.text()).not.toContain(word)
  expect((await page.goto(`/admin/entries/${entryId}`))?.status()).toBe(404)

  await page.goto(address)
  const copies = page.getByRole('list', { name: 'Copies outside' }).getByRole('listitem')
  await expect(copies).toHaveCount(6)
  await expect(page.getByText('6 of 6 to look after.')).toBeVisible()
  await copies.first().getByText('Words to send').click()
  await expect(copies.first().getByLabel('Words for search engines')).toHaveValue(
    /\[ADDRESS\] has been removed permanently/,
  )
  await expectAccessible(page)
  await expectReadableInTheDark(page)
  await copies.first().getByText('Settled').click()
  await expect(page.getByText('5 of 6 to look after.')).toBeVisible()
  await page.goto('/admin/care')
  const care = page.getByRole('region', { name: 'Erasing: what is left to do' }).getByRole('listitem')
  await expect(care.filter({ hasText: `Text ${entryId}` })).toContainText('5 places outside to look after')
})

test('a request is cancelled: nothing is erased, readers do not have it, and it can be asked for again', async ({
  page,
  signedInAs,
  request,
}) => {
  const asker = await signedInAs('editor', 'Wai Cancels')
  const word = randomId()
  const { entryId, path } = await requested(asker, word)
  await page.goto('/admin/erasures')
  await expectAccessible(page)
  await page.getByRole('link', { name: new RegExp(word) }).click()
  await page.getByRole('button', { name: 'Cancel the request…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the request', exact: true }).click()
  await expect(page.getByText('Nothing was erased.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cancel the request…' })).toHaveCount(0)
  expect((await request.get(path)).status()).toBe(410)
  await page.goto(`/admin/entries/${entryId}`)
  await expect(page.getByText('Somebody has asked to have this erased permanently.')).toHaveCount(0)
  await fromTheText(page, entryId)
})

test('a contributor finds no way to erase, and no page about it', async ({ page, signedInAs }) => {
  const contributor = await signedInAs('contributor', 'Chan Writes')
  const editor = await someone('editor', 'Edda Asked')
  const { id } = await requested(editor, randomId())
  const draft = {
    kind: 'post' as const,
    language: 'en' as const,
    session: 's',
    content: content({ title: 'Own draft' }),
  }
  const { entryId } = got(await createEntry(contributor.actor, draft, Date.now()))
  await page.goto(`/admin/entries/${entryId}`)
  await expect(page.getByRole('button', { name: 'Move to the trash' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Erase permanently…' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^Erasures/ })).toHaveCount(0)
  for (const path of ['/admin/erasures', `/admin/erasures/new?entry=${entryId}`, `/admin/erasures/${id}`])
    expect((await page.goto(path))?.status(), path).toBe(403)
})

test.describe('in a narrow window, by the keyboard', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('a text is asked to be erased, and nothing reaches out of the window', async ({ page, signedInAs }) => {
    const asker = await signedInAs('editor', 'Wai Narrow Asks')
    await someone('editor', 'Another Editor')
    const { entryId } = await published(asker, randomId())
    await page.goto(`/admin/erasures/new?entry=${entryId}`)
    await expectNoSidewaysScrolling(page)
    await expectAccessible(page)
    await page.getByLabel('Type its number or its title').focus()
    await page.keyboard.type(String(entryId))
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Keep it' })).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Waits for a second person')).toBeVisible()
    await expectNoSidewaysScrolling(page)
    for (const address of ['/admin/erasures', '/admin/care']) {
      await page.goto(address)
      await expectNoSidewaysScrolling(page)
    }
  })
})

test('a name goes from earlier versions of a text that stays, after a second person has seen where it stands', async ({
  page,
  context,
  signedInAs,
  server,
  request,
  watched,
}) => {
  watched.tolerated.push(/status of 422/)
  const asker = await signedInAs('editor', 'Wai Asks')
  const second = await someone('editor', 'Sok Confirms')
  const [mark, moment] = [randomId(), Date.now()]
  const named = {
    title: `The day ${mark}`,
    slug: `day-${mark}`,
    summary: `By Mary Chan.`,
    body: text('Mary Chan spoke.'),
  }
  const saved = await post(asker.actor, named, moment)
  got(await release(asker.actor, saved, moment))
  const { entryId } = saved
  await fromTheText(page, entryId)
  await page.getByRole('link', { name: 'erase only the name' }).click()
  const names = page.getByLabel('The name, and other spellings of it')
  await names.fill('Mary Chan')
  await page.getByRole('button', { name: 'Look for it' }).click()
  await expect(page.getByText('has the name as it is now, or as readers have it')).toBeVisible()

  const next = await savedAgain(asker.actor, saved, { ...named, summary: '', body: text('She spoke.') }, moment)
  const { path } = got(await release(asker.actor, next, moment))
  await page.getByRole('button', { name: 'Look for it' }).click()
  await expect(page.getByRole('list', { name: 'Texts with the name' })).toContainText('1 earlier version')
  await expectAccessible(page)
  await expectReadableInTheDark(page)
  await names.fill('Mary Chan\nM. Chan')
  // Another spelling has to be looked for first.
  await expect(page.getByRole('button', { name: 'Ask to erase it…' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Look for it' }).click()
  await page.getByRole('button', { name: 'Ask to erase it…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ask to erase it' }).click()
  await expect(page.getByText('Waits for a second person')).toBeVisible()
  await expect(page.getByText('Readers have the text as before.')).toBeVisible()
  const address = page.url()

  await signIn(context, second, server.url)
  await page.goto(address)
  await expect(page.getByText('Found as “Mary Chan”')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 800 })
  await expectNoSidewaysScrolling(page)
  await page.getByRole('button', { name: 'Confirm and erase…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase it permanently' }).click()
  await expect(page.getByText('The name is gone from every version')).toBeVisible()
  await expect(page.locator('main')).not.toContainText('Chan')
  expect((await request.get(path)).status()).toBe(200)
  await page.goto(`/admin/entries/${entryId}/revisions`)
  await expect(page.locator('main')).not.toContainText('Chan')
})
