import { write } from '@/db/connection'
import { settings } from '@/db/schema'
import { siteSettings } from '@/domain/published/site'
import { expectAccessible } from './support/accessible'
import { expect, test } from './support/test'

// These tests change pages for everybody, so each has its own site.
test('what cannot stand is said beside its field, nothing is saved, and what was typed stays', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('admin')
  const before = await siteSettings()
  await page.goto('/admin/settings')
  await page.getByRole('textbox', { name: 'Name' }).first().fill(' ')
  await page.getByLabel('Tagline', { exact: true }).fill('Typed with care')
  await page.getByRole('group', { name: 'organisation 1' }).getByLabel('Web address').fill('example')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Not saved\. 2 things/)).toBeVisible()
  await expect(page.getByText('The site needs a name.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' }).first()).toBeFocused()
  await expect(page.getByLabel('Tagline', { exact: true })).toHaveValue('Typed with care')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Menus' }).click()
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  const path = page.getByRole('group', { name: 'menu line 2' }).getByLabel('Address')
  await path.fill('https://elsewhere.example/')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(path).toHaveAccessibleDescription('Write an address on this site, such as /about.')
  await expect(path).toHaveValue('https://elsewhere.example/')
  expect(await siteSettings()).toEqual(before)
})

test('a page that fails says so calmly, tells nothing of the inside, and comes back when it can', async ({
  page,
  watched,
  signedInAs,
}) => {
  watched.tolerated.push(/Minified React error #441/, /status of 500/)
  await signedInAs('admin')
  const zone = async (value: string) =>
    write(async (tx) => {
      await tx
        .insert(settings)
        .values({ key: 'zone', value })
        .onConflictDoUpdate({ target: settings.key, set: { value } })
    })
  await zone('Nowhere/None')
  const answer = await page.goto('/admin')
  expect(answer!.status()).toBe(500)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page could not be shown')
  await expect(page.getByText(/report number \d+\./)).toBeVisible()
  await expectAccessible(page)
  expect(await page.content()).not.toMatch(/RangeError|Nowhere|\.tsx?/)
  await zone('Asia/Bangkok')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Desk')
})
