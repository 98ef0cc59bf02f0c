import { shippedLayout } from './support/server'
import { expect, test } from './support/test'
import { writing } from './support/writing'

// The server runs as most sites run: with a process for the desk and one that makes pages.
test.use({ ownServer: true, settings: shippedLayout })

test('from the set-up link to the first reader', async ({ page, setUpLink, noScripts }) => {
  await page.goto(setUpLink)
  await page.getByLabel('Name').fill('Sokha Chan')
  await page.getByLabel('Email').fill('sokha@example.org')
  await page.getByLabel('Password').fill('a long harvest song')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL('/admin')

  await page.getByRole('link', { name: 'New post' }).click()
  await page.getByLabel('Title').fill('Seven workshops, one picture')
  await page.getByLabel('Summary').fill('What the workshops of a year add up to.')
  await page.getByRole('textbox', { name: 'Body' }).click()
  await page.keyboard.type('The first words that readers get.')
  await expect(page.getByLabel('Address')).toHaveValue('seven-workshops-one-picture')
  await expect(page.getByRole('status').first()).toContainText(/^Saved \d\d:\d\d/)

  await page.getByRole('button', { name: 'Publish…' }).click()
  await writing(page).answer()
  await expect(page.getByText(/^Goes live now, at \/\d{4}\/\d\d\/seven-workshops-one-picture$/)).toBeVisible()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Status: Published' })).toBeVisible()

  await noScripts.goto('/')
  await noScripts.getByRole('link', { name: 'Seven workshops, one picture' }).first().click()
  await expect(noScripts.getByRole('heading', { level: 1 })).toHaveText('Seven workshops, one picture')
  await expect(noScripts.getByText('The first words that readers get.')).toBeVisible()
  for (const path of ['/feed.xml', '/sitemap.xml']) {
    expect(await (await noScripts.request.get(path)).text()).toContain('/seven-workshops-one-picture')
  }
})
