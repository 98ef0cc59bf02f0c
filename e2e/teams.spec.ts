import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { terms } from '@/db/schema'
import { text } from '@/domain/testing/newsroom'
import { expectAccessible, expectReadableInTheDark } from './support/accessible'
import { write } from './support/media'
import { signIn, someone } from './support/staff'
import { expect, test } from './support/test'

// Teams depend on how many people there are: a server of its own.
test.use({ ownServer: true })

test('a team that answers for a country publishes what is filed under it; others submit it to the team', async ({
  page,
  context,
  server,
  signedInAs,
}) => {
  await signedInAs('admin', 'Root')
  await page.goto('/admin/settings/people')
  const teams = page.getByRole('region', { name: 'Teams' })
  await expect(page.getByRole('region', { name: 'Upload limits' })).toBeVisible()
  await expect(teams).toHaveCount(0)

  const [mya, anna] = [await someone('editor', 'Mya'), await someone('editor', 'Anna')]
  const [term] = await read().select().from(terms).where(eq(terms.slug, 'myanmar'))
  await page.reload()
  await expect(teams).toContainText('There are no teams yet')
  await teams.getByText('Add a team').press('Enter')
  await teams.getByRole('textbox', { name: 'Name' }).fill('Yangon')
  await teams.getByRole('checkbox', { name: 'Mya', exact: true }).press('Space')
  await teams.getByText('Answers for countries and topics').press('Enter')
  await teams.getByRole('checkbox', { name: 'Myanmar' }).press('Space')
  await expectAccessible(page)
  await teams.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(teams.getByRole('status')).toHaveText('Added “Yangon”.')
  await expect(teams).toContainText('Answers for Myanmar')
  await expect(teams).toContainText('In no team: An')
  await expectReadableInTheDark(page)

  const title = 'Raid on the coast'
  const { entryId } = await write(anna, { title, slug: 'raid', termIds: [term!.id], body: text('Words.') })
  await signIn(context, anna, server.url)
  await page.goto(`/admin/entries/${entryId}`)
  await expect(page.getByRole('button', { name: 'Publish…' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Submit to the Yangon team…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('shown to the Yangon team, which publishes it')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(dialog).toHaveCount(0)

  await signIn(context, mya, server.url)
  await page.goto(`/admin/entries/${entryId}`)
  await page.getByRole('button', { name: 'Publish…' }).click()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.locator('[data-says=chip]')).toContainText('Published')
})
