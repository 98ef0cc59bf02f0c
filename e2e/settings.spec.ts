import { siteSettings } from '@/domain/published/site'
import { release } from '@/domain/publishing/releases'
import { changeSettings } from '@/domain/site/settings'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { expectAccessible } from './support/accessible'
import { unfold } from './support/rail'
import { expect, test } from './support/test'

// These tests change pages for everybody, so each has its own site.
test.use({ ownServer: true })

test('an admin changes name, menu, zone and lead, and readers see it with the next request', async ({
  page,
  request,
  server,
  signedInAs,
}) => {
  const admin = await signedInAs('admin')
  const whole = content({
    title: 'An older post that leads',
    summary: 'A summary.',
    body: text('Words.'),
    dated: Date.UTC(2013, 0, 15),
  })
  const post = got(
    await createEntry(admin.actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()),
  )
  got(await release(admin.actor, post, Date.now()))
  expect(await (await request.get('/')).text()).not.toContain('Mekong Record')

  await page.goto('/admin/settings')
  await page.getByRole('textbox', { name: 'Name' }).first().fill('Mekong Record')
  await page.getByLabel('Time zone of the site').selectOption('Asia/Yangon')
  await expect(page.getByText('Changed, not saved yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved. Readers see it from their next request on.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeFocused()

  await test.step('another page of the settings is found by a word, and saved in the same way', async () => {
    await page.getByRole('searchbox', { name: 'Find a setting' }).fill('navigation')
    await page.getByRole('search').getByRole('link', { name: 'Main menu' }).click()
    await expect(page).toHaveURL(/settings\/menus#menu-section$/)
    await expect(page.getByRole('navigation', { name: 'Settings' }).locator('[aria-current]')).toHaveText('Menus')
    await expectAccessible(page)
  })
  await page.getByRole('button', { name: 'Add a menu line' }).click()
  const added = page.getByRole('group', { name: /^menu line/ }).last()
  await expect(added.getByLabel('Label')).toBeFocused()
  await added.getByLabel('Label').fill('Two thousand and fourteen')
  await added.getByLabel('Address').fill('/2014')
  await added.getByRole('button', { name: /^Move .* up$/ }).click()
  await page.getByRole('button', { name: 'Remove menu line 1' }).click()
  await page.getByRole('button', { name: 'Add a footer line' }).click()
  const footerLine = page.getByRole('group', { name: /^footer line/ }).last()
  await footerLine.getByLabel('Label').fill('Terms')
  await footerLine.getByLabel('Address').fill(`${server.url}/terms`)
  await expect(page.getByText('Changed, not saved yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved. Readers see it from their next request on.')).toBeVisible()
  // Neither page touched what the other one saved.
  expect(await siteSettings()).toMatchObject({ name: 'Mekong Record', zone: 'Asia/Yangon', logo: null })

  await page.goto('/admin/settings/front')
  await page.getByLabel('Leads the front page').selectOption({ label: 'An older post that leads · 15 January 2013' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved. Readers see it from their next request on.')).toBeVisible()

  await page.goto('/')
  await expect(page).toHaveTitle(/Mekong Record/)
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('An older post that leads')
  const menu = page.getByRole('banner').getByRole('link')
  await expect(menu.filter({ hasText: 'Two thousand and fourteen' })).toHaveAttribute('href', '/2014')
  await expect(menu.filter({ hasText: /^News$/ })).toHaveCount(0)
  const footer = page.getByRole('contentinfo')
  await expect(footer.getByRole('link', { name: 'Terms' })).toHaveAttribute('href', '/terms')
  const { menu: saved, zone } = await siteSettings()
  expect(saved.at(-2)).toEqual({ label: 'Two thousand and fourteen', path: '/2014' })
  expect(zone).toBe('Asia/Yangon')
})

test('two admins who change different things keep both', async ({ page, signedInAs }) => {
  const admin = await signedInAs('admin')
  await page.goto('/admin/settings')
  got(await changeSettings(admin.actor, { name: 'Changed elsewhere' }, Date.now()))
  await page.getByLabel('Tagline', { exact: true }).fill('Changed here')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved\./)).toBeVisible()
  expect(await siteSettings()).toMatchObject({ name: 'Changed elsewhere', tagline: 'Changed here' })
})

test('an admin removes the demonstration with a word, and only what it brought goes', async ({
  page,
  request,
  signedInAs,
}) => {
  const admin = await signedInAs('admin')
  const whole = content({ title: 'Our own post', summary: 'A summary.', body: text('Words.') })
  const post = got(
    await createEntry(admin.actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()),
  )
  const { path } = got(await release(admin.actor, post, Date.now()))
  expect((await request.get('/2014/10')).status()).toBe(200)

  await page.goto('/admin/settings')
  const section = page.getByRole('region', { name: 'Demonstration archive' })
  await expect(section).toContainText(/\d+ posts, \d+ publications and \d+ pages/)
  await section.getByRole('button', { name: 'Remove the demonstration' }).click()
  await expect(section.getByText('Write the word “remove” to confirm.')).toBeVisible()
  expect((await request.get('/2014/10')).status()).toBe(200)
  await section.getByLabel('Write “remove” to confirm').fill('remove')
  await section.getByRole('button', { name: 'Remove the demonstration' }).click()
  await expect(section.getByRole('status')).toHaveText(/^Removed: \d+ texts and \d+ uploads\.$/)
  expect((await request.get('/2014/10')).status()).toBe(404)
  expect((await request.get(path)).status()).toBe(200)
  await section.getByRole('link', { name: 'Load this page again' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' }).first()).toHaveValue('Gazette')
  await expect(section).toHaveCount(0)
})

test('Back, a reload and a link of the rail ask before unsaved settings are lost, after a failed save too', async ({
  page,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/ERR_FAILED|Failed to load resource/)
  await signedInAs('admin')
  await page.goto('/admin')
  await unfold(page, 'Publishing', 'Maintenance', 'Administration')
  await page.getByRole('link', { name: 'To fix', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'To fix' })).toBeVisible()
  const tagline = page.getByLabel('Tagline', { exact: true })
  const confirmation = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  const stay = async () => {
    await expect(confirmation).toBeVisible()
    await page.getByRole('button', { name: 'Stay here' }).click()
    await expect(confirmation).toHaveCount(0)
    await expect(page).toHaveURL(/\/admin\/settings$/)
    await expect(tagline).toHaveValue('Typed with care')
  }

  await test.step('untouched, nothing asks', async () => {
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    await expect(tagline).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1, name: 'To fix' })).toBeVisible()
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
  })

  await tagline.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Typed with care')
  await page.goBack()
  await stay()
  await page.evaluate(() => history.go(-2))
  await stay()
  await page.getByRole('link', { name: 'Trash', exact: true }).click()
  await stay()

  await test.step('a save that fails loses nothing', async () => {
    await page.route('**/admin/settings', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Not sent: no answer came from the server.')).toBeInViewport()
    await page.unroute('**/admin/settings')
    await page.goBack()
    await stay()
  })

  await test.step('a reload is asked about by the browser', async () => {
    const question = page.waitForEvent('dialog')
    const reload = page.evaluate(() => location.reload()).catch(() => undefined)
    const dialog = await question
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await reload
    await expect(tagline).toHaveValue('Typed with care')
  })

  await page.goBack()
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'To fix' })).toBeVisible()
  await expect(page).toHaveURL(/\/admin\/care$/)

  await test.step('the same on the front page’s own form, and nothing asks once it is saved', async () => {
    await page.getByRole('link', { name: 'Front page', exact: true }).click()
    await page.getByRole('button', { name: 'Add a highlight' }).click()
    await page.goBack()
    await expect(confirmation).toBeVisible()
    await page.getByRole('button', { name: 'Stay here' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText(/^Saved\./)).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1, name: 'To fix' })).toBeVisible()
  })
})
