import { createTerm } from '@/domain/entries/terms'
import { got } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible } from './support/accessible'
import { expect, test } from './support/test'

test('an editor writes the page about a country, and says which country it is', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  got(await createTerm(editor.actor, { kind: 'country', name: `Land ${word}`, slug: `land-${word}` }, Date.now()))
  await page.goto('/admin/terms')
  const countries = page.getByRole('region', { name: 'Countries' })
  const row = countries.getByRole('listitem').filter({ hasText: `Land ${word}` })
  await row.locator('summary').first().click()
  await row.getByLabel('Country', { exact: true }).selectOption({ label: 'Iceland' })
  await row.getByRole('button', { name: 'Save' }).click()
  await expect(countries.getByRole('status')).toHaveText(`Saved “Land ${word}”. Readers see it now.`)
  await row.locator('summary').first().click()
  await expect(row.getByLabel('Country', { exact: true })).toHaveValue('IS')
  await expectAccessible(page)
  await row.getByRole('button', { name: 'Write one…' }).click()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue(`Land ${word}`)
  const body = page.getByRole('textbox', { name: 'Body' })
  await expect(body.getByRole('heading')).toHaveText(['About', 'Facts', 'Contacts', 'Partners'])
  await expect(body.getByRole('rowheader')).toHaveText(['Capital', 'Official language', 'Neighbours'])
})

test('a reader finds a country on the map, reads about it, and goes on to its publications', async ({ page }) => {
  await page.goto('/countries')
  await expect(page.getByRole('heading', { name: 'Across countries' })).toBeVisible()
  await page.getByRole('group', { name: 'Map of the countries' }).getByRole('link', { name: 'Cambodia' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cambodia')
  await expect(page.getByRole('rowheader', { name: 'Capital' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Phnom Penh' })).toBeVisible()
  const map = page.getByRole('group', { name: 'Map of the countries' })
  await expect(map.getByRole('link', { name: 'Cambodia' })).toHaveAttribute('aria-current', 'page')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Publications only' }).click()
  await expect(page.getByRole('link', { name: 'Remove Country: Cambodia' })).toBeVisible()
})

test('the address of the page leads to its country, in each of its languages', async ({ noScripts: page }) => {
  await page.goto('/about-cambodia')
  await expect(page).toHaveURL(/\/countries\/cambodia$/)
  await page.goto('/km/about-cambodia')
  await expect(page).toHaveURL(/\/km\/countries\/cambodia$/)
  await expect(page.getByRole('cell', { name: 'ភ្នំពេញ' })).toBeVisible()
})
