import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { storeUpload } from '@/domain/files/intake'
import { release } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { got } from '@/domain/testing/newsroom'
import { bodyWith, picture } from '@/domain/testing/uploads'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { write } from './support/media'
import { expect, test } from './support/test'

/** Black and white stripes, four pixels each. */
async function stripes(who: Actor, name: string) {
  const pixels = Buffer.from(Array.from({ length: 600 * 400 * 3 }, (_, n) => ((n / 12) & 1 ? 255 : 0)))
  const source = await sharp(pixels, { raw: { width: 600, height: 400, channels: 3 } })
    .png()
    .toBuffer()
  return got(await storeUpload(who, { source, name, keepBoth: true }, Date.now()))
}

const drawing = (page: Page) => page.getByRole('application', { name: 'Areas on the picture' })
const areas = (page: Page) => page.getByRole('list', { name: 'Areas' }).getByRole('listitem')

/** A point of the picture as a point of the window: 0 to 1 across and down. */
async function pointOf(page: Page, x: number, y: number) {
  const box = (await drawing(page).boundingBox())!
  return [box.x + box.width * x, box.y + box.height * y] as const
}

/** Returns the difference of neighbouring pixels in the middle of the canvas: large for stripes, small if blurred. */
const contrast = (page: Page) =>
  page.getByRole('img', { name: 'The picture as it will be' }).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(canvas.width / 2 - 8, canvas.height / 2, 16, 1)
    const reds = Array.from({ length: 16 }, (_, n) => data[n * 4]!)
    return Math.max(...reds) - Math.min(...reds)
  })

test('an editor draws over a face with the mouse, sees the result, and readers get it at the same address', async ({
  page,
  signedInAs,
  context,
}) => {
  const editor = await signedInAs('editor')
  const upload = await stripes(editor.actor, `face-${randomId()}.png`)
  const entry = await write(editor, { title: `A face ${randomId()}`, body: bodyWith(upload.id) })
  got(await release(editor.actor, entry, Date.now()))
  // A picture that a browser keeps of a picture is not used again for long.
  const reader = await context.newPage()
  await reader.goto('/admin/media')
  const address = `/media/${upload.id}/480.webp`
  const sumAt = () =>
    reader.evaluate(async (address) => {
      const bytes = await (await fetch(address)).arrayBuffer()
      return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).join()
    }, address)
  const before = await sumAt()
  expect(await sumAt()).toBe(before)

  await page.goto(`/admin/media/${upload.id}`)
  await page.getByRole('link', { name: 'Blur…' }).click()
  await expect(page.getByRole('heading', { name: /^Blur face-/ })).toBeVisible()
  await expect.poll(() => contrast(page)).toBeGreaterThan(200)
  await page.mouse.move(...(await pointOf(page, 0.25, 0.25)))
  await page.mouse.down()
  await page.mouse.move(...(await pointOf(page, 0.75, 0.75)), { steps: 5 })
  await page.mouse.up()
  await expect(areas(page)).toHaveText([/^Area 1, oval, \d+ × \d+, 1\d\d from the left, \d+ from the top/])
  expect(await contrast(page)).toBeLessThan(30)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(areas(page)).toHaveCount(0)
  expect(await contrast(page)).toBeGreaterThan(200)

  // A tap means the place around it; the corner makes it larger.
  await page.mouse.click(...(await pointOf(page, 0.5, 0.5)))
  await expect(areas(page)).toHaveText([/^Area 1, oval, 100 × 100, /])
  await page.mouse.move(...(await pointOf(page, 350 / 600, 250 / 400)))
  await page.mouse.down()
  await page.mouse.move(...(await pointOf(page, 450 / 600, 300 / 400)), { steps: 3 })
  await page.mouse.up()
  await expect(areas(page)).toHaveText([/^Area 1, oval, (199|20\d) × (149|15\d), /])
  await expectAccessible(page)
  await expectReadableInTheDark(page)
  await page.getByRole('button', { name: 'Blur permanently…' }).click()
  const question = page.getByRole('alertdialog')
  await expect(question.getByRole('button', { name: 'Not yet' })).toBeFocused()
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Blur it' }).click()
  const report = page.getByRole('group', { name: 'What was done' })
  await expect(report).toContainText('The picture is blurred.')
  await expect(report).toContainText('Backups that were made before still hold the picture as it was.')
  await expectAccessible(page)
  expect(await sumAt()).not.toBe(before)
})

test('by keyboard alone an area is added, moved, made larger and removed, and each step is said', async ({
  page,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const { id } = await stripes(actor, 'keys.png')
  await page.goto(`/admin/media/${id}/blur`)
  const blurring = page.getByRole('button', { name: 'Blur permanently…' })
  await expect(blurring).toBeDisabled()
  await page.getByRole('button', { name: 'Add an area' }).focus()
  await page.keyboard.press('Enter')
  const said = page.getByRole('status').filter({ hasText: /area/i })
  await expect(said).toHaveText('Added: Area 1, oval, 100 × 100, 250 from the left, 150 from the top')
  await page.getByRole('button', { name: /^Area 1/ }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(said).toHaveText('Area 1, oval, 100 × 100, 256 from the left, 149 from the top')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(page.getByRole('button', { name: 'Area 1, oval, 94 × 106, 256 from the left' })).toBeFocused()
  // Never beyond the picture.
  for (let n = 0; n < 60; n++) await page.keyboard.press('ArrowRight')
  await expect(said).toHaveText('Area 1, oval, 94 × 106, 506 from the left, 149 from the top')
  await page.keyboard.press('Delete')
  await expect(page.getByRole('button', { name: 'Add an area' })).toBeFocused()
  await expect(said).toHaveText('Area 1 is removed.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(areas(page)).toHaveText([/506 from the left/])
  await page.getByRole('radio', { name: 'Rectangle' }).check({ force: true })
  await page.getByRole('button', { name: 'Add an area' }).press('Enter')
  await expect(areas(page)).toHaveText([/^Area 1, oval/, /^Area 2, rectangle, 100 × 100/])
  await page.getByRole('button', { name: 'Remove area 1' }).press('Enter')
  await expect(areas(page)).toHaveText([/^Area 1, rectangle/])
})

test('other versions are offered where the areas fit, and a picture that changed meanwhile is refused', async ({
  page,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 422/)
  const { actor } = await signedInAs('editor')
  const first = await picture(actor, `boat-${randomId()}.png`, { width: 300, height: 200 })
  const second = await picture(actor, 'boat-2.png', { width: 300, height: 200, replaces: first.id })
  const small = await picture(actor, 'boat-3.png', { width: 150, height: 100, replaces: first.id })
  const open = await page.context().newPage()
  for (const tab of [open, page]) {
    await tab.goto(`/admin/media/${second.id}/blur`)
    await tab.getByRole('button', { name: 'Add an area' }).click()
  }
  const others = page.getByRole('group', { name: 'Other versions' })
  await expect(others).toContainText('Version 3 has another size (150 × 100)')
  await expect(others.getByRole('link', { name: 'blur version 3' })).toHaveAttribute(
    'href',
    `/admin/media/${small.id}/blur`,
  )
  await others.getByText('Blur the same areas in version 1').click()
  await page.getByRole('button', { name: 'Blur permanently…' }).click()
  await page.getByRole('button', { name: 'Blur it' }).click()
  await expect(page.getByRole('group', { name: 'What was done' })).toContainText('2 pictures are blurred.')
  await open.getByRole('button', { name: 'Blur permanently…' }).click()
  await open.getByRole('button', { name: 'Blur it' }).click()
  await expect(open.getByText('Somebody changed this picture meanwhile.')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } })

  test('a tap draws an area, and nothing is wider than the screen', async ({ page, signedInAs }) => {
    const { actor } = await signedInAs('editor')
    const { id } = await stripes(actor, `${'averylongnamewithoutanyspace'.repeat(3)}.png`)
    await page.goto(`/admin/media/${id}/blur`)
    await expect.poll(() => contrast(page)).toBeGreaterThan(200)
    await page.touchscreen.tap(...(await pointOf(page, 0.5, 0.5)))
    await expect(areas(page)).toHaveText([/^Area 1, oval, 100 × 100/])
    expect(await contrast(page)).toBeLessThan(30)
    await expectNoSidewaysScrolling(page)
    await expectAccessible(page)
  })
})
