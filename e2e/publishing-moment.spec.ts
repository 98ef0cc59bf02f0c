import { staff } from '@/db/schema'
import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('four presses publish a text, say whom it is about and copy its address; the bar says the state all along', async ({
  page,
  context,
  request,
  server,
  signedInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript(() =>
    Object.assign(navigator, { share: async (what: ShareData) => void Object.assign(window, { shared: what }) }),
  )
  await signedInAs('editor')
  const entry = writing(page)
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  await entry.begin({ title: 'Out within four presses', body: 'Words.' }, 'post', null)
  await expect(button('Status: Draft')).toBeVisible()

  await button('Publish…').click()
  await entry.answer()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  const moment = page.getByRole('region', { name: 'Published' })
  await moment.getByRole('button', { name: 'Copy link' }).click()
  await expect(moment.getByRole('button', { name: 'Copied' })).toBeVisible()
  const address = await page.evaluate(() => navigator.clipboard.readText())
  expect(address).toMatch(new RegExp(`^${server.url}/\\d{4}/\\d\\d/out-within-four-presses$`))
  expect((await request.get(address)).status()).toBe(200)
  await expect(moment.getByRole('link', { name: 'View post' })).toHaveAttribute('href', new URL(address).pathname)
  await moment.getByRole('button', { name: 'Share…' }).click()
  expect(await page.evaluate(() => (window as unknown as { shared: ShareData }).shared)).toEqual({
    title: 'Out within four presses',
    url: address,
  })
  await expect(button('Status: Published')).toBeVisible()
  await expect(button('Publish changes…')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  await moment.getByRole('button', { name: 'Make it the lead' }).click()
  await expect(moment.getByText('It leads the front page.')).toBeVisible()
  await expect.poll(async () => (await request.get('/')).text()).toContain('Out within four presses')

  // A person who writes on has the toolbar back.
  await entry.type(' More.')
  await expect(moment).toHaveCount(0)
  await entry.saved()
  await expect(button(/^Status: (Published, with u|U)npublished changes$/)).toBeVisible()
  await entry.publish()
  await moment.getByRole('button', { name: 'Close' }).click()
  await expect(moment).toHaveCount(0)
  await expect(entry.body).toBeFocused()
  await page.reload()
  await expect(button('Status: Published')).toBeVisible()
  await entry.type(' Again.')
  await entry.saved()
  await entry.publish()
  await expect(moment.getByRole('button', { name: 'Copy link' })).toBeVisible()
  await expect(moment.getByRole('button', { name: 'Make it the lead' })).toHaveCount(0)

  await button('Status: Published').click()
  await expect(page.getByRole('link', { name: /^View (post|publication|page)$/ }).last()).toBeFocused()
})

test('what is scheduled says so in the bar, and is rescheduled from the moment that is set', async ({
  page,
  signedInAs,
}) => {
  const me = await signedInAs('editor')
  await write(async (tx) => void (await tx.update(staff).set({ zone: 'Asia/Yangon' }).where(eq(staff.id, me.id))))
  const entry = writing(page)
  const dialog = page.getByRole('dialog')
  await entry.begin({ title: 'Rescheduled from the bar', body: 'Words.' })
  await page.getByRole('button', { name: 'Publish…' }).click()
  await dialog.getByText('At a set time').click()
  await dialog.getByLabel('Date').fill('2044-10-07')
  await dialog.getByLabel('Time', { exact: true }).fill('09:00')
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click()
  const moment = page.getByRole('region', { name: 'Scheduled' })
  await expect(moment).toContainText('Scheduled for Fri 7 Oct 2044, 09:00 Bangkok · 08:30 Yangon.')
  await expect(moment.getByRole('button', { name: 'Copy link' })).toBeVisible()
  await expect(moment.getByRole('link', { name: 'View post' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Status: Scheduled (for Fri )?7 Oct 2044, 08:30/ })).toBeVisible()
  await page.getByRole('button', { name: 'Change date…' }).click()
  await expect(dialog.getByLabel('Date')).toHaveValue('2044-10-07')
  await expect(dialog.getByLabel('Time', { exact: true })).toHaveValue('09:00')
  await dialog.getByLabel('Time', { exact: true }).fill('10:00')
  await dialog.getByRole('button', { name: 'Reschedule', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Status: Scheduled (for Fri )?7 Oct 2044, 09:30/ })).toBeVisible()
})

test('a contributor’s bar says that the text is in review, and keeps its places', async ({ page, signedInAs }) => {
  await signedInAs('contributor')
  const entry = writing(page)
  await entry.begin({ title: 'Waits in the bar', body: 'Words.' })
  const preview = page.getByRole('link', { name: 'Preview', exact: true })
  const before = await preview.boundingBox()
  await page.getByRole('button', { name: 'Submit for review…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Status: In review' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Submit for review…' })).toHaveCount(0)
  expect(await preview.boundingBox()).toEqual(before)
})

test('a blank page shows no errors until there are words or somebody wants to publish it', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  const checks = page.getByRole('button', { name: /^Publish check: / })
  await page.goto('/admin/entries/new?kind=post')
  await expect(entry.title).toBeEditable()
  await page.waitForTimeout(1_500) // longer than the pause before a check
  await expect(checks).toHaveCount(0)
  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(page.getByRole('dialog').getByText('Errors to fix before you publish')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(checks).toBeVisible()

  await entry.title.fill('A title is not a text yet')
  await entry.saved()
  await page.reload()
  await expect(entry.title).toHaveValue('A title is not a text yet')
  await page.waitForTimeout(1_500)
  await expect(checks).toHaveCount(0)
  await entry.type('W')
  await expect(checks).toBeVisible()
})

test('two presses share what was typed last, for a week, and the way to revoke it is told', async ({
  page,
  context,
  browser,
  signedInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Shared within two presses', body: 'First words.' })
  await page.keyboard.type(' Typed a moment ago.')
  await page.getByRole('button', { name: 'Share preview' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make the link and copy it' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share preview' })
  await expect(dialog).toContainText('The link is copied.')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(await page.getByLabel('Preview link').inputValue())
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await reader.goto(link)
  await expect(reader.getByText('First words. Typed a moment ago.')).toBeVisible()
  await reader.context().close()
  await dialog.getByRole('link', { name: 'revoke it under Preview' }).click()
  const line = page.getByRole('listitem').filter({ hasText: 'Anyone with the link' })
  await expect(line).toContainText('Opens until')
  await expect(line).toContainText('Shows the newest text')
})

test('a press on Publish counts, though the dialog learns something and grows before it is released', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Pressed while it moved', body: 'Words.' }, 'post', null)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(dialog.getByText('Whom is this text about?')).toBeVisible()
  await page.keyboard.press('Escape')
  const answer = Promise.withResolvers<void>()
  await page.route(/\/state$/, async (route) => {
    await answer.promise
    await route.continue()
  })
  await page.getByRole('button', { name: 'Publish…' }).click()
  const publish = dialog.getByRole('button', { name: 'Publish', exact: true })
  await entry.sayPeople('nobody')
  const before = (await publish.boundingBox())!
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2)
  await page.mouse.down()
  answer.resolve()
  await expect.poll(async () => (await publish.boundingBox())!.y).not.toBe(before.y)
  await page.mouse.up()
  await expect(page.getByRole('button', { name: 'Status: Published' })).toBeVisible()
})
