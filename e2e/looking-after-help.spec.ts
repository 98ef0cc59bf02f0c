import { createTerm } from '@/domain/entries/terms'
import { addService } from '@/domain/testing/help'
import { got } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

// Every page of the site leads to services once there is one.
test.use({ ownServer: true })

test('on a phone, an editor adds a service, is warned before leaving, and readers have it at once', async ({
  page,
  signedInAs,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const editor = await signedInAs('editor')
  const word = randomId()
  got(await createTerm(editor.actor, { kind: 'country', name: `Land ${word}`, slug: `land-${word}` }, Date.now()))
  await page.goto('/admin/help')
  await expectNoSidewaysScrolling(page)
  const country = page.getByRole('region', { name: `Land ${word}` })
  await country.getByText('Add a service in').click()
  await country.getByLabel('Name', { exact: true }).fill('A line')
  await page.getByRole('link', { name: '/help', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stay here' }).click()
  await country.getByRole('button', { name: 'Save' }).click()
  await expect(country.getByText('Say what it does for people.')).toBeVisible()
  await expect(country.getByLabel('Name', { exact: true })).toHaveValue('A line')
  await country.getByLabel('What it does', { exact: true }).fill('Somebody listens.')
  await country.getByLabel('Phone').fill('+95 1 555 000')
  await country.locator('summary').filter({ hasText: 'In Burmese' }).click()
  await country.getByLabel('Name in Burmese').fill('ဖုန်းလိုင်း')
  await country.getByText('I have made sure that everything here is right today.').click()
  await expectAccessible(page)
  await country.getByRole('button', { name: 'Save' }).click()
  await expect(country.getByRole('status')).toHaveText(/^Added\./)
  await expectNoSidewaysScrolling(page)
  await page.goto(`/my/help/land-${word}`)
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('ဖုန်းလိုင်း')
  await expect(page.getByRole('link', { name: '+95 1 555 000' })).toBeVisible()
})

test('by keyboard, what was not checked for 90 days is found in Care, said to be right, moved and removed', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  const { id } = got(
    await createTerm(editor.actor, { kind: 'country', name: `Shore ${word}`, slug: `shore-${word}` }, Date.now()),
  )
  for (const name of ['One', 'Two']) await addService(editor.actor, id, { name: `${name} ${word}` }, Date.now())
  await page.goto('/admin/care')
  const care = page.getByRole('region', { name: 'Help that nobody has checked for 90 days' })
  await care.getByRole('link', { name: `One ${word}` }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/admin/help#shore-${word}`)
  const country = page.getByRole('region', { name: `Shore ${word}` })
  const open = async (name: string) => {
    await country
      .locator('summary')
      .filter({ hasText: `${name} ${word}` })
      .focus()
    await page.keyboard.press('Enter')
  }
  const press = async (name: string | RegExp) => {
    await country.getByRole('button', { name }).filter({ visible: true }).focus()
    await page.keyboard.press('Enter')
  }
  await open('One')
  await press('Everything here is right today')
  await expect(country.getByRole('status')).toHaveText(`“One ${word}” is marked as right today.`)
  await expect(country.getByText(/^Checked on .* by /)).toBeVisible()
  await open('One')
  await press(`Move One ${word} down`)
  await expect(country.getByRole('listitem').first()).toContainText(`Two ${word}`)
  await open('Two')
  await press('Remove')
  await expect(country.getByRole('listitem')).toHaveCount(1)
  await expectAccessible(page)
})

test('an author writes a note before a hard text, and readers have it above everything else', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'A hard text', body: 'Words.' })
  await entry.details('More details', 'Content note')
  await page.getByLabel('Content note').fill('It tells of violence.')
  await entry.saved()
  await page.reload()
  await page.locator('#panel summary').filter({ hasText: 'It tells of violence.' }).click()
  await expect(page.getByLabel('Content note')).toHaveValue('It tells of violence.')
  await entry.publish()
  await page.goto('/news')
  await page.getByRole('link', { name: 'A hard text' }).first().click()
  await expect(page.getByRole('note')).toContainText('It tells of violence.')
})
