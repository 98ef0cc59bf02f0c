import { createBundle } from '@/domain/publishing/bundles'
import { got } from '@/domain/testing/newsroom'
import { picture } from '@/domain/testing/uploads'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { write } from './support/media'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('with a text open the palette publishes, schedules, previews and inserts, by the buttons of the page', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: `Done by keys ${randomId()}`, body: 'Words.' })
  const choices = page.getByRole('listbox', { name: 'Choices' })
  const ofText = page.getByRole('group', { name: 'This text' }).getByRole('option')
  const dialog = page.getByRole('dialog')
  const take = async (typed: string, label: string) => {
    await page.keyboard.press('Alt+k')
    await expect(page.getByRole('combobox', { name: 'Do, go to or find' })).toBeFocused()
    await page.keyboard.type(typed)
    await expect(choices.getByRole('option').first()).toHaveText(label)
    await page.keyboard.press('Enter')
  }

  // The palette offers acts that are known when it opens; translations load after the first save.
  await expect(async () => {
    await page.keyboard.press('Alt+k')
    await expect(ofText.first()).toHaveText('Publish…')
    const offered = await ofText.filter({ hasText: 'Translate into Khmer…' }).count()
    if (offered === 0) await page.keyboard.press('Escape')
    expect(offered).toBe(1)
  }).toPass()
  await expect(ofText.filter({ hasText: 'Share preview…' })).toHaveCount(1)
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.press('Escape')

  await take('insert tab', 'Insert table')
  await expect(entry.body.locator('table')).toHaveCount(1)
  await expect(entry.body).toBeFocused()
  await page.keyboard.press('Alt+k')
  await page.keyboard.type('insert tab')
  await expect(page.getByText('Nothing found for “insert tab”.')).toBeVisible() // no table goes into a table
  await page.keyboard.press('Escape')

  await take('insert pic', 'Insert picture')
  await expect(page.getByRole('combobox', { name: 'Find a picture' })).toBeFocused()
  await page.keyboard.press('Escape')
  await take('share', 'Share preview…')
  await expect(page.getByRole('dialog', { name: 'Share preview' })).toBeVisible()
  await page.keyboard.press('Escape')
  const opened = page.waitForEvent('popup')
  await take('preview', 'Preview')
  await (await opened).close()

  await entry.saved()
  await take('sched', 'Schedule…')
  await expect(dialog.getByRole('button', { name: 'Schedule', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await take('publish', 'Publish…')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('Alt+k')
  await expect(ofText.first()).toHaveText('Publish changes…')
})

test('a contributor submits by the palette, and is offered nothing that they may not do', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('contributor')
  await writing(page).begin({ title: `Submitted by keys ${randomId()}`, body: 'Words.' })
  const ofText = page.getByRole('group', { name: 'This text' }).getByRole('option')
  await page.keyboard.press('Alt+k')
  await expect(ofText.first()).toHaveText('Submit for review…')
  await expect(ofText.filter({ hasText: /Publish|Schedule|Share/ })).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Submit for review' })).toBeVisible()
})

test('without a text the palette does what the page does, finds pictures, and says what was refused', async ({
  page,
  signedInAs,
  watched,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId().toLowerCase()
  const upload = await picture(editor.actor, `palette-${word}.png`)
  const { bundleId } = got(await createBundle(editor.actor, { name: `By keys ${word}` }, Date.now()))
  await page.goto(`/admin/bundles/${bundleId}`)
  await page.getByRole('button', { name: 'Go to or find' }).first().click()
  await expect(page.getByRole('group', { name: 'This page' }).getByRole('option')).toHaveText(['Add texts…'])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Find a text' })).toBeFocused()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Do, go to or find' })).toBeFocused()
  await page.keyboard.type(word)
  await page.getByRole('option', { name: `palette-${word}.png Picture` }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/media/${upload.id}$`))

  const { entryId } = await write(editor, { title: `Doubled ${word}` })
  await page.goto(`/admin/entries/${entryId}`)
  watched.tolerated.push(/ERR_FAILED/)
  await page.route('**/copy', (route) => route.abort())
  await page.getByRole('button', { name: 'Go to or find' }).first().click()
  await expect(page.getByRole('combobox', { name: 'Do, go to or find' })).toBeFocused()
  await page.keyboard.type('duplicate')
  await page.keyboard.press('Enter')
  const refusal = page.getByRole('alertdialog', { name: 'Duplicate' })
  await expect(refusal).toContainText('No answer came from the server.')
  await refusal.getByRole('button', { name: 'Close' }).click()
  await page.unroute('**/copy')
  await page.getByRole('button', { name: 'Go to or find' }).first().click()
  await expect(page.getByRole('combobox', { name: 'Do, go to or find' })).toBeFocused()
  await page.keyboard.type('duplicate')
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(new RegExp(`/${entryId}$`))
  await expect(page).toHaveURL(/\/admin\/entries\/\d+$/)
})
