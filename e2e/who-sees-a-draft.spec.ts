import { setAudience } from '@/domain/notices/audience'
import { got, text } from '@/domain/testing/newsroom'
import { bodyWith, picture } from '@/domain/testing/uploads'
import { expectAccessible, expectReadableInTheDark } from './support/accessible'
import { write } from './support/media'
import { signIn, someone } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

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

  // Somebody else names another person meanwhile: what is chosen here stays, and is saved after that was seen.
  await part.getByRole('button', { name: 'Change who sees it…' }).click()
  const eve = await someone('editor', 'Eve Third')
  // The refusal and the signal of presence ask for the state at once: the first answer comes when both have asked.
  const second = Promise.withResolvers<void>()
  let asked = 0
  await page.route('**/state', async (route) => {
    if (++asked === 1) await second.promise
    else second.resolve()
    await route.continue()
  })
  got(await setAudience(dara.actor, { entryId, people: [dara.id!, eve.id!], teams: [] }, Date.now()))
  await dialog.getByRole('checkbox', { name: 'Mya Other' }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('was changed in the meantime')
  await expect(dialog).toContainText('Now: Only Dara Only and Eve Third see this draft.')
  await page.unroute('**/state')
  await expect(dialog.getByRole('checkbox', { name: 'Mya Other' })).toBeChecked()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(part).toContainText('Only Dara Only and Mya Other see this draft.')
  await theirs.goto(`/admin/entries/${entryId}`)
  await expect(theirs.getByLabel('Title')).toHaveValue('Her zanzibarite story, changed')
  await context.close()
})

test('a picture of a limited draft is put into a text that more people see after a question', async ({
  page,
  signedInAs,
}) => {
  const dara = await signedInAs('editor', 'Dara Asks')
  const { id } = await picture(dara.actor, 'face-of-hers.png')
  const { entryId } = await write(dara, { title: 'Hers', slug: 'hers-asked', body: bodyWith(id) })
  got(await setAudience(dara.actor, { entryId, people: [dara.id!], teams: [] }, Date.now()))
  const open = await write(dara, { title: 'For all', slug: 'for-all-asked' })
  await page.goto(`/admin/entries/${open.entryId}`)
  await writing(page).details('More details', 'Lead picture')
  await page.getByRole('button', { name: 'Choose a picture' }).click()
  const dialog = page.getByRole('dialog')
  const choose = async () => dialog.getByText('face-of-hers.png').first().click()
  await choose()
  await expect(dialog).toContainText('fewer people see “face-of-hers.png” than see this text')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Choose another' }).click()
  await choose()
  const saving = page.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.ok())
  await dialog.getByRole('button', { name: 'Use it here' }).click()
  await expect(dialog).toHaveCount(0)
  await saving
  await page.goto(`/admin/media/${id}`)
  await expect(page.getByText('because a text that is not limited uses it')).toBeVisible()
})

test('an admin takes over a draft that is closed to her, with a reason, and is told that it is hers to see', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('admin', 'Ada Heir')
  const away = await someone('editor', 'Dara Away')
  const { entryId } = await write(away, { title: 'Left behind', slug: 'left-behind', body: text('Words.') })
  got(await setAudience(away.actor, { entryId, people: [away.id!], teams: [] }, Date.now()))
  await page.goto('/admin/settings/people')
  const section = page.getByRole('region', { name: 'Drafts that you cannot see' })
  await section.getByRole('button', { name: /^Take over 1 draft\. .*Dara Away/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Only Dara Away sees this draft.')
  await dialog.getByLabel('Reason').fill('Dara is on leave.')
  await dialog.getByRole('button', { name: 'Take over' }).click()
  await expect(section.getByRole('status')).toHaveText('1 draft taken over, and open to you now.')
  await expect(section.getByRole('button', { name: /Dara Away/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.goto(`/admin/entries/${entryId}`)
  await expect(page.getByLabel('Title')).toHaveValue('Left behind')
})
