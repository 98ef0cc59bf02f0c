import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { unfold } from './support/rail'
import { expect, test } from './support/test'

const desk = (page: Page) => page.getByRole('navigation', { name: 'Desk' })
const groups = ['Publishing', 'People at risk', 'Maintenance', 'Administration']

test('writing stands first, the rest in groups that fold by keyboard, and this browser remembers which', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('admin')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/admin')
  await expect(desk(page).getByRole('link')).toHaveText([
    'Desk',
    'Content',
    'Media',
    'Calendar',
    /^Review/,
    /^Notifications/,
  ])
  const settings = desk(page).getByRole('link', { name: 'Settings', exact: true })
  await expect(settings).toBeHidden()
  for (const name of groups) await expect(desk(page).getByText(name, { exact: true })).toBeInViewport({ ratio: 1 })
  await expectAccessible(page)
  await desk(page).locator('summary', { hasText: 'Administration' }).press('Enter')
  await expect(settings).toBeInViewport({ ratio: 1 })
  await expectAccessible(page)
  await expectReadableInTheDark(page)
  await page.reload()
  await expect(settings).toBeInViewport({ ratio: 1 })
  await settings.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(settings).toHaveAttribute('aria-current', 'page')
  // The current page stays visible in a folded group.
  await desk(page).locator('summary', { hasText: 'Administration' }).press('Enter')
  await expect(desk(page).getByRole('link', { name: 'Staff' })).toBeHidden()
  await expect(settings).toBeInViewport({ ratio: 1 })
  await expect(settings).toHaveAttribute('aria-current', 'page')
  await page.reload()
  await expect(desk(page).getByRole('link', { name: 'Staff' })).toBeHidden()
})

test('with every group open on a low screen, the current place comes into view', async ({ page, signedInAs }) => {
  await signedInAs('admin')
  await page.setViewportSize({ width: 1280, height: 560 })
  await page.goto('/admin')
  await unfold(page, ...groups)
  await page.goto('/admin/settings')
  await expect(desk(page).getByRole('link', { name: 'Settings', exact: true })).toBeInViewport({ ratio: 0.9 })
})

test('on a phone every place is reached, and nothing is wider than it', async ({ page, signedInAs }) => {
  await signedInAs('admin')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/admin')
  await page.getByText('Menu', { exact: true }).click()
  await unfold(page, ...groups)
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
  const settings = desk(page).getByRole('link', { name: 'Settings', exact: true })
  await settings.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
})

test('without scripts groups open, and the place where one is can be seen', async ({
  context,
  noScripts,
  server,
  signedInAs,
}) => {
  await signedInAs('admin')
  await noScripts.context().addCookies(await context.cookies(server.url))
  await noScripts.goto('/admin/trash')
  await expect(desk(noScripts).getByRole('link', { name: 'Trash' })).toHaveAttribute('aria-current', 'page')
  await desk(noScripts).locator('summary', { hasText: 'Maintenance' }).click()
  await expect(desk(noScripts).getByRole('link', { name: 'Trash' })).toHaveCount(1)
  await desk(noScripts).getByRole('link', { name: 'To fix' }).click()
  await expect(noScripts).toHaveURL('/admin/care')
})
