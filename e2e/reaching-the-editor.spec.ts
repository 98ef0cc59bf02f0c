import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

async function tabTo(page: Page, control: Locator) {
  for (let n = 0; n < 6 && !(await control.evaluate((element) => element === document.activeElement)); n++)
    await page.keyboard.press('Tab')
}

test('with the keyboard alone: write, format, leave the text, publish', async ({ page, signedInAs }) => {
  await signedInAs('editor')
  const entry = writing(page)
  await page.goto('/admin/entries/new?kind=post')
  await expect(entry.title).toBeFocused()
  await page.keyboard.type('By hand')
  await page.keyboard.press('Enter')
  await expect(entry.summary).toBeFocused()
  await page.keyboard.type('No mouse.')
  await page.keyboard.press('Enter')
  await expect(entry.body).toBeFocused()
  await page.keyboard.type('Plain ')
  await page.keyboard.press('Alt+F10')
  for (let n = 0; n < 2; n++) await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'Bold' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(entry.body).toBeFocused()
  await page.keyboard.type('bold')
  await expect(entry.body.locator('strong')).toHaveText('bold')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- a list')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(entry.body).not.toBeFocused()
  await entry.saved()
  await page.getByRole('button', { name: 'Publish…' }).focus()
  await page.keyboard.press('Enter')
  const inDialog = page.getByRole('dialog')
  await tabTo(page, inDialog.getByRole('radio', { name: 'Nobody in particular' }))
  await page.keyboard.press('Space')
  await tabTo(page, inDialog.getByRole('button', { name: 'Publish', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Status: Published' })).toBeVisible()
})

for (const scheme of ['light', 'dark'] as const) {
  test(`the editor and its dialogs have no accessibility problem that axe finds (${scheme})`, async ({
    page,
    signedInAs,
  }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await signedInAs('editor')
    const entry = writing(page)
    await entry.begin({ title: 'Reachable for all', body: 'Words.' }, 'publication')
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    await expect(entry.body).toBeFocused()
    for (const heading of ['Year', 'Country', 'Cases']) {
      await page.keyboard.type(heading)
      await page.keyboard.press('Tab')
    }
    await entry.saved()
    await page
      .locator('#panel details')
      .evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')))
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByRole('dialog').getByText('At a set time').click()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Revisions' }).click()
    await expect(page.getByRole('heading', { name: 'Revisions' })).toBeVisible()
    await expectAccessible(page)
  })
}
