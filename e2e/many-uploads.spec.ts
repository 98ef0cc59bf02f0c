import { openUpload } from '@/domain/files/media-details'
import { pictureBytes } from '@/domain/testing/uploads'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { dropFiles, idOf, onTheWay } from './support/media'
import { expect, test } from './support/test'

test('many files have one bar, and their pictures are described beside each other', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  const names = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter}-${word}.png`)
  await page.goto('/admin/media')
  await dropFiles(page, await Promise.all(names.map(async (name) => ({ name, bytes: await pictureBytes() }))))
  const uploads = page.getByRole('region', { name: 'Uploads' })
  await expect(uploads).toContainText('5 of 5 uploaded')
  await expect(uploads.locator('img')).toHaveCount(5)
  await expect(onTheWay(page)).toHaveCount(0)
  const { height } = (await uploads.boundingBox())!
  expect(height).toBeLessThan(140)

  await uploads.getByRole('button', { name: 'Describe these 5 now' }).click()
  const dialog = page.getByRole('dialog', { name: 'Describe pictures' })
  await expectAccessible(page)
  await dialog.getByLabel(`Description of ${names[0]}`).fill('A ferry')
  await page.keyboard.press('Tab')
  await expect(dialog.getByText('Saved.')).toHaveCount(1)
  await dialog.getByLabel(`Description of ${names[0]}`).fill('A ferry at noon')
  await page.keyboard.press('Tab')
  await expect(dialog.getByText('Saved.')).toHaveCount(1)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  // Typed text is saved when the dialog closes, and described pictures are not offered again.
  await dialog.getByLabel(`Description of ${names[1]}`).fill('A quay')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(uploads.getByRole('button', { name: 'Describe these 3 now' })).toBeVisible()
  await uploads.getByRole('button', { name: 'Show each file' }).click()
  await expect(onTheWay(page).getByRole('listitem')).toHaveCount(5)
  const id = await idOf(page, names[0]!)
  expect((await openUpload(editor.actor, id, Date.now()))!.upload.alt).toBe('A ferry at noon')
  await uploads.getByRole('button', { name: 'Clear uploaded' }).click()
  await expect(uploads).toHaveCount(0)
})
