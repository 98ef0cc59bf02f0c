import { text } from '@/domain/testing/newsroom'
import { expectAccessible, expectReadableInTheDark } from './support/accessible'
import { write } from './support/media'
import { signIn, someone } from './support/staff'
import { expect, test } from './support/test'

test('a draft is limited to named people: for the other it is not there, until she is named', async ({
  page,
  browser,
  server,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 40\d|status of 422/)
  const dara = await signedInAs('editor', 'Dara Only')
  const mya = await someone('editor', 'Mya Other')
  const { entryId } = await write(dara, { title: 'Her zanzibarite story', slug: 'hers', body: text('Words.') })
  const context = await browser.newContext({ baseURL: server.url })
  await signIn(context, mya, server.url)
  const theirs = await context.newPage()
  await theirs.goto(`/admin/entries/${entryId}`)
  await expect(theirs.getByLabel('Title')).toHaveValue('Her zanzibarite story')

  await page.goto(`/admin/entries/${entryId}`)
  const part = page.locator('details', { has: page.getByRole('heading', { name: 'Who sees it' }) })
  await part.locator('summary').press('Enter')
  await page.getByRole('button', { name: 'Change who sees it…' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Only those whom I name').click()
  await expect(dialog.getByRole('checkbox', { name: 'Dara Only' })).toBeChecked()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(part).toContainText('Only Dara Only sees this draft.')
  await expectReadableInTheDark(page)

  // The open window of hers says so, and keeps what she wrote.
  await theirs.getByLabel('Title').fill('Her zanzibarite story, changed')
  await expect(theirs.locator('[data-says=obstacle]')).toContainText('no longer')
  await expect(theirs.getByLabel('Title')).toHaveValue('Her zanzibarite story, changed')
  const [gone, never] = [
    await theirs.request.get(`/admin/entries/${entryId}`),
    await theirs.request.get('/admin/entries/987654'),
  ]
  expect(gone.status()).toBe(never.status())
  expect(await gone.text()).not.toContain('zanzibarite')

  await part.getByRole('button', { name: 'Change who sees it…' }).click()
  await dialog.getByRole('checkbox', { name: 'Mya Other' }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(part).toContainText('Only Dara Only and Mya Other see this draft.')
  await theirs.goto(`/admin/entries/${entryId}`)
  await expect(theirs.getByLabel('Title')).toHaveValue('Her zanzibarite story, changed')
  await context.close()
})
