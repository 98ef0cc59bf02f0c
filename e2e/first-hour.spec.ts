import { expectAccessible } from './support/accessible'
import { expect, test } from './support/test'

test.use({ ownServer: true })

test('a first admin is led in three steps, tries a sample that never goes out, and puts the steps away', async ({
  page,
  setUpLink,
  request,
  watched,
}) => {
  watched.tolerated.push(/status of 422/)
  await page.goto(setUpLink)
  await page.getByLabel('Name').fill('Sokha Chan')
  await page.getByLabel('Email').fill('sokha@example.org')
  await page.getByLabel('Password').fill('a long harvest song')
  await page.getByRole('button', { name: 'Create account' }).click()
  const steps = page.getByRole('region', { name: 'First steps' })
  await expect(steps.getByRole('heading', { level: 3 })).toHaveText([
    'Name the site',
    'Write a first post',
    'Invite the others',
  ])
  await expectAccessible(page)

  await steps.getByRole('button', { name: 'Try the editor in a sample post' }).click()
  await expect(page.getByRole('note')).toHaveText('This is a sample to try things out in. Readers never get it.')
  const title = page.getByLabel('Title')
  await expect(title).toHaveValue('A sample post to try things out in')
  await page.getByLabel('Summary').fill('What a post looks like.')
  await expect(page.getByRole('status').first()).toContainText(/^Saved \d\d:\d\d/)
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByText(/^This is a sample to try things out in, so readers never get it/)).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await (await request.get('/')).text()).not.toContain('A sample post')

  await page.goto('/admin')
  await expect(steps.getByRole('listitem').filter({ hasText: 'Name the site' }).getByLabel('Done')).toHaveCount(0)
  await page.goto('/admin/settings')
  await page.getByRole('region', { name: 'Name' }).getByLabel('Name', { exact: true }).fill('Sokha’s news')
  await page.getByRole('button', { name: 'Save', exact: true }).first().click()
  await expect(page.getByText(/^Saved/).first()).toBeVisible()
  await page.goto('/admin')
  await expect(steps.getByRole('listitem').filter({ hasText: 'Name the site' }).getByLabel('Done')).toBeVisible()

  await steps.getByRole('button', { name: 'Hide these steps' }).click()
  await expect(steps).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Your drafts' })).toBeVisible()
  await expect(steps).toHaveCount(0)
})
