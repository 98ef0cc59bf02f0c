import { like } from 'drizzle-orm'
import { write as writeRows } from '@/db/connection'
import { terms } from '@/db/schema'
import { createTerm } from '@/domain/entries/terms'
import { got } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible } from './support/accessible'
import { write } from './support/media'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('an editor adds a topic, renames it and takes it away while nothing carries it', async ({ page, signedInAs }) => {
  await signedInAs('editor')
  const word = randomId()
  await page.goto('/admin/terms')
  const topics = page.getByRole('region', { name: 'Topics' })
  await topics.getByText('Add a topic').click()
  await topics.getByLabel('Name').last().fill(`Labour ${word}`)
  await expect(topics.getByLabel('Address')).toHaveValue(`labour-${word}`)
  await expectAccessible(page)
  await topics.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(topics.getByRole('status')).toHaveText(/^Added “Labour/)
  await expect(topics.getByLabel('Name').last()).toHaveValue('')

  await topics
    .locator('summary')
    .filter({ hasText: `Labour ${word}` })
    .click()
  const row = topics.getByRole('listitem').filter({ hasText: `Labour ${word}` })
  await row.getByLabel('Name', { exact: true }).fill(`Migrant labour ${word}`)
  await row.getByRole('button', { name: 'Save' }).click()
  await expect(topics.getByRole('status')).toHaveText(/^Saved “Migrant labour/)
  await topics
    .locator('summary')
    .filter({ hasText: `Migrant labour ${word}` })
    .click()
  await expect(topics.getByText(`Address: labour-${word}.`)).toBeVisible()
  await topics.getByRole('button', { name: 'Remove' }).click()
  await expect(topics.getByRole('status')).toHaveText(/^Removed “Migrant labour/)
  await expect(topics.getByRole('listitem').filter({ hasText: word })).toHaveCount(0)
})

test('a topic that is called as a section of the site is said so, while it is typed and in the list, and may stay', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  await page.goto('/admin/terms')
  const topics = page.getByRole('region', { name: 'Topics' })
  await topics.getByText('Add a topic').click()
  await topics.getByLabel('Name').last().fill('The archive')
  const said = '“Archive” is also the name of a section of the site.'
  await expect(topics.getByText(said)).toBeVisible()
  await expectAccessible(page)
  await topics.getByLabel('Address').fill(`archive-${randomId()}`)
  await topics.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(topics.getByRole('status')).toHaveText(/^Added “The archive”/)
  const row = topics.locator('summary').filter({ hasText: said })
  await row.click()
  await topics.getByRole('button', { name: 'Remove' }).click()
  await expect(topics.getByRole('status')).toHaveText(/^Removed “The archive”/)
})

test('a name that is taken is said beside its field, and what was typed stays', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  got(await createTerm(editor.actor, { kind: 'country', name: `Land ${word}` }, Date.now()))
  await page.goto('/admin/terms')
  const countries = page.getByRole('region', { name: 'Countries' })
  await countries.getByText('Add a country').click()
  await countries.getByLabel('Name').last().fill(`LAND ${word}`)
  await countries.getByLabel('Description').last().fill('Typed with care.')
  await countries.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(countries.getByText(`There is one called “LAND ${word}” already.`)).toBeVisible()
  await expect(countries.getByLabel('Name').last()).toBeFocused()
  await expect(countries.getByLabel('Description').last()).toHaveValue('Typed with care.')
  await expectAccessible(page)
})

test('without a connection nothing typed is lost, and it is saved once there is one', async ({
  page,
  context,
  watched,
  signedInAs,
}) => {
  watched.tolerated.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
  await signedInAs('editor')
  const word = randomId()
  await page.goto('/admin/terms')
  const topics = page.getByRole('region', { name: 'Topics' })
  await topics.getByText('Add a topic').click()
  await topics.getByLabel('Name').last().fill(`Offline ${word}`)
  await context.setOffline(true)
  await topics.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(topics.getByText(/^Not sent: no answer came/)).toBeVisible()
  await expect(topics.getByLabel('Name').last()).toHaveValue(`Offline ${word}`)
  await context.setOffline(false)
  await topics.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(topics.getByRole('status')).toHaveText(/^Added “Offline/)
})

test('among 2,000 topics, one is found by keyboard, taken away again, and a new one is made while writing', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  const many = Array.from({ length: 2_000 }, (_, n) => ({ name: `Theme ${word} ${n}`, slug: `theme-${word}-${n}` }))
  await writeRows(async (tx) => {
    for (let at = 0; at < many.length; at += 200)
      await tx.insert(terms).values(many.slice(at, at + 200).map((term) => ({ kind: 'topic' as const, ...term })))
  })
  const { entryId } = await write(editor, { title: `About ${word}` })
  await page.goto(`/admin/entries/${entryId}`)
  const field = page.getByRole('combobox', { name: 'Add a topic or country' })
  const options = page.getByRole('listbox', { name: 'Topics and countries' }).getByRole('option')
  const chosen = page.getByRole('list', { name: 'Chosen topics and countries' }).getByRole('listitem')
  await field.fill(`${word} 19`)
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByText('The first 12 of')).toBeVisible()
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  const second = options.nth(1)
  await expect(second).toHaveAttribute('aria-selected', 'true')
  await expect(field).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id'))!)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(chosen).toHaveText([new RegExp(`Theme ${word} \\d+`)])
  await expect(field).toBeFocused()
  await expect(field).toHaveAttribute('aria-expanded', 'false')

  await field.fill(`Fishing ${word}`)
  await options
    .filter({ hasText: `Add “Fishing ${word}”` })
    .filter({ hasText: 'Topic' })
    .click()
  await expect(chosen).toHaveCount(2)
  await page.getByRole('button', { name: /^Remove Theme/ }).press('Enter')
  await expect(chosen).toHaveText([`Fishing ${word}`])
  await writing(page).saved()
  await page.reload()
  await expect(chosen).toHaveText([`Fishing ${word}`])

  await field.fill('nothing is called so')
  await page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await writeRows(async (tx) => void (await tx.delete(terms).where(like(terms.slug, `theme-${word}-%`))))
})
