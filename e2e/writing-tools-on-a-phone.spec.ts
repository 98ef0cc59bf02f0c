import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

for (const colorScheme of ['light', 'dark'] as const)
  test(`at 360 px, in the ${colorScheme}, the tools open without being cut off or running wide, and axe finds nothing`, async ({
    page,
    signedInAs,
  }) => {
    await signedInAs('contributor')
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 360, height: 720 })
    const entry = writing(page)
    await page.goto('/admin/entries/new?kind=post')
    await entry.title.fill('On a phone')
    await entry.body.click()
    await page.keyboard.type('## ជំនួយ')
    await page.keyboard.press('Enter')
    await page.keyboard.type('/note')
    await page.getByRole('option', { name: 'Callout: note' }).click()
    await page.keyboard.type('Words ')
    await page.keyboard.press('Control+Alt+f')
    await page.keyboard.type('A source')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('/video')
    await page.keyboard.press('Enter')
    await page.keyboard.type('https://vimeo.com/1')
    await page.keyboard.press('Enter')
    await entry.saved()

    await page.keyboard.press('Control+End')
    await entry.body.focus()
    await page.getByRole('button', { name: 'Find and replace' }).click()
    await page.keyboard.type('words')
    await expect(page.getByText('1 of 1')).toBeVisible()
    await expectNoSidewaysScrolling(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Outline' }).click()
    await expect(page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: 'ជំនួយ' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoSidewaysScrolling(page)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await entry.body.click({ position: { x: 20, y: 20 } })
    await page.keyboard.press('End')
    await page.keyboard.type(' /')
    const menu = page.getByRole('listbox', { name: 'Insert' })
    await expect(menu).toBeVisible()
    const box = (await menu.boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(360)
    expect(box.y + box.height).toBeLessThanOrEqual(720)
    await expectNoSidewaysScrolling(page)
    await expectAccessible(page)
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+Alt+3')
    await expect(page.getByText('A level is skipped: the first heading should be a heading.')).toBeVisible()
  })

test('at 360 px the state and the way out share a row, and nothing in the bar moves when a text cannot be saved', async ({
  page,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 507/)
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'On a phone', body: 'Words' })
  await page.setViewportSize({ width: 360, height: 740 })
  const parts = [
    page.getByRole('button', { name: 'Publish…' }),
    page.getByRole('link', { name: 'Preview', exact: true }),
    page.getByRole('link', { name: 'Revisions', exact: true }),
    page.getByRole('button', { name: /^Comments/ }),
    page.getByRole('button', { name: /^Publish check/ }),
    page.getByRole('button', { name: 'Bold' }),
  ]
  const places = async () => {
    await page.evaluate(() => scrollTo(0, 0))
    return Promise.all(parts.map(async (part) => (await part.boundingBox())!))
  }
  const well = await places()
  const [out, ...ways] = well.slice(0, -1) as [(typeof well)[0], ...typeof well]
  const state = (await entry.state.boundingBox())!
  expect(state.y).toBeGreaterThan(out.y)
  expect(state.y + state.height).toBeLessThan(out.y + out.height)
  expect(new Set(ways.map((way) => way.y)).size).toBe(1)
  expect(ways[0]!.y).toBeGreaterThanOrEqual(out.y + out.height)

  const message = 'Not saved: the disk is full, and whoever looks after this archive has to make room on it first.'
  await page.route('**/draft', (route) => route.fulfill({ status: 507, json: { problems: [{ message }] } }))
  await entry.type(' more')
  await expect(entry.state).toContainText('make room on it first.')
  expect(await places()).toEqual(well)
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
  await page.unroute('**/draft')
  await entry.type(' again')
  await entry.saved()
  expect(await places()).toEqual(well)
})
