import type { Page } from '@playwright/test'
import { siteSettings } from '@/domain/published/site'
import { changeSettings } from '@/domain/site/settings'
import { got } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { cursorTold } from './support/keys'
import { expect, test } from './support/test'

// These tests change menus for everybody, so each has its own site.
test.use({ ownServer: true })

const mainMenu = (page: Page) => page.locator('section', { has: page.getByRole('heading', { name: 'Main menu' }) })

const saved = async () =>
  (await siteSettings()).menu.map(({ label, items = [] }) =>
    [label, ...items.map((item) => `> ${item.label}`)].join(' '),
  )

async function save(page: Page) {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved\./)).toBeVisible()
}

test('with the keys alone an admin builds a sub-menu, and readers open it without scripts, wide and narrow', async ({
  page,
  noScripts,
  signedInAs,
}) => {
  await signedInAs('admin')
  await page.goto('/admin/settings/menus')
  const menu = mainMenu(page)
  const message = menu.getByRole('status')

  await test.step('two lines are written and put under the one above', async () => {
    for (const [label, path] of [
      ['Our story', '/about'],
      ['Two thousand and fourteen', '/2014'],
    ]) {
      await menu.getByRole('button', { name: 'Add a menu line' }).focus()
      await page.keyboard.press('Enter')
      const line = menu.getByRole('group', { name: /^menu line \d+/ }).last()
      await expect(line.getByLabel('Label')).toBeFocused()
      await page.keyboard.type(label!)
      await page.keyboard.press('Tab')
      await page.keyboard.type(path!)
      await page.keyboard.press('Tab')
      await expect(line.getByRole('button', { name: /under the line above$/ })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(line.getByRole('button', { name: /out of the sub-menu$/ })).toBeFocused()
      await expect(message).toHaveText(/^Now \d of \d, in the sub-menu of line 6\.$/)
      // The button that was pressed gets its focus again in the next frame.
      await cursorTold(page)
    }
  })
  await test.step('the last goes up, and out of an end the focus goes to the other button', async () => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(message).toHaveText('Now 7 of 8, in the sub-menu of line 6.')
    await expect(page.locator(':focus')).toHaveAccessibleName('Move menu line 7 up')
    await cursorTold(page)
  })
  await test.step('a line takes what stands under it along', async () => {
    await menu.getByRole('button', { name: 'Move menu line 6 up' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.locator(':focus')).toHaveAccessibleName('Move menu line 5 up')
  })
  await expectAccessible(page)
  await save(page)
  expect(await saved()).toEqual([
    'News',
    'Publications',
    'Countries',
    'Topics',
    'About > Two thousand and fourteen > Our story',
    'Archive',
  ])

  for (const width of [1280, 360]) {
    await test.step(`readers at ${width} pixels`, async () => {
      await noScripts.setViewportSize({ width, height: 800 })
      await noScripts.goto('/')
      const nav = noScripts.getByRole('navigation', { name: 'Main' })
      const inside = nav.getByRole('link', { name: 'Our story' })
      await expect(inside).toBeHidden()
      await expectNoSidewaysScrolling(noScripts)
      const isCut = await nav
        .getByRole('listitem')
        .evaluateAll((all) => all.some((one) => one.getBoundingClientRect().right > document.body.clientWidth))
      expect(isCut).toBe(false)
      await nav.locator('summary').focus()
      await noScripts.keyboard.press('Enter')
      await expect(inside).toBeVisible()
      await expectNoSidewaysScrolling(noScripts)
      await noScripts.keyboard.press('Tab')
      await expect(nav.getByRole('link', { name: 'About' })).toBeFocused()
      await test.step('where the keys go on into the page, nothing lies over it', async () => {
        await noScripts.locator('main a').first().focus()
        await expect(inside).toBeHidden()
        await nav.getByRole('link', { name: 'News' }).focus()
        await expect(inside).toBeVisible()
      })
      await inside.click()
      await expect(noScripts).toHaveURL(/\/about$/)
    })
  }

  await test.step('it is accessible when open, in the dark and in colours of the reader’s own', async () => {
    await page.goto('/')
    await page.locator('summary').first().click()
    await expectAccessible(page)
    await expectReadableInTheDark(page)
    await page.emulateMedia({ forcedColors: 'active' })
    await expectAccessible(page)
  })
})

test('an admin drags a line under another with a pointer, and out again', async ({ page, signedInAs }) => {
  const admin = await signedInAs('admin')
  const menu = ['One', 'Two', 'Three', 'Four'].map((label) => ({ label, path: '/about' }))
  got(await changeSettings(admin.actor, { menu }, Date.now()))
  await page.goto('/admin/settings/menus')
  const section = mainMenu(page)
  const grip = (n: number) => section.locator('[data-grip]').nth(n)
  const middleOf = async (n: number) => {
    await grip(n).scrollIntoViewIfNeeded()
    const { x, y, width, height } = (await grip(n).boundingBox())!
    return { x: x + width / 2, y: y + height / 2 }
  }
  const line = (n: number) => section.getByRole('group', { name: new RegExp(`^menu line ${n}\\b`) })

  await expect(section.getByRole('button', { name: 'Add a menu line' })).toBeEnabled()
  await test.step('the last goes under the first', async () => {
    const [from, to] = [await middleOf(3), await middleOf(0)]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + 60, to.y + 20, { steps: 5 })
    await page.mouse.up()
    await expect(line(2)).toHaveAccessibleName('menu line 2, in a sub-menu')
    await expect(line(2).getByLabel('Label')).toHaveValue('Four')
  })
  await test.step('Escape leaves everything where it is', async () => {
    const [from, to] = [await middleOf(3), await middleOf(0)]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x, to.y - 20, { steps: 5 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(line(4).getByLabel('Label')).toHaveValue('Three')
  })
  await test.step('the first takes it along to the end', async () => {
    const [from, to] = [await middleOf(0), await middleOf(3)]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x, to.y + 20, { steps: 5 })
    await page.mouse.up()
    await expect(line(3).getByLabel('Label')).toHaveValue('One')
  })
  await expect(page.getByText('Changed, not saved yet.')).toBeVisible()
  await save(page)
  expect(await saved()).toEqual(['Two', 'Three', 'One > Four'])
})

test('an admin names an organisation of the foot once more, and one that is new', async ({ page, signedInAs }) => {
  const admin = await signedInAs('admin')
  got(await changeSettings(admin.actor, { organisations: [], publisher: 'River Press' }, Date.now()))
  await page.goto('/admin/settings')
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Organisations' }) })
  const dialog = page.getByRole('dialog')
  const choose = async (typed: string) => {
    await section.getByRole('button', { name: 'Choose an organisation…' }).click()
    await expect(dialog.getByRole('combobox', { name: 'Find an organisation' })).toBeFocused()
    await page.keyboard.type(typed)
  }
  await choose('press')
  await expect(dialog.getByRole('option').first()).toHaveText('River Press')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(section.getByLabel('Name').last()).toHaveValue('River Press')
  await choose('Lantern Fund')
  await expect(dialog.getByRole('option')).toHaveText(['Add “Lantern Fund”'])
  await page.keyboard.press('Enter')
  await expect(section.getByLabel('Name').last()).toHaveValue('Lantern Fund')
  await save(page)
  expect((await siteSettings()).organisations).toEqual([
    { name: 'River Press', url: '' },
    { name: 'Lantern Fund', url: '' },
  ])
})
