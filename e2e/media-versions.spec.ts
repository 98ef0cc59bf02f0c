import { findItem } from '@/domain/published/item'
import { release } from '@/domain/publishing/releases'
import { got } from '@/domain/testing/newsroom'
import { bodyWith, pdf, pdfBytes, picture, pictureBytes } from '@/domain/testing/uploads'
import { randomId } from '@/lib/keys/random'
import { expectAccessible } from './support/accessible'
import { write } from './support/media'
import { expect, test } from './support/test'

test('an editor crops a live picture: the report says what to publish, readers have the whole one, and it comes back', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  const whole = await picture(editor.actor, `river-${word}.png`, { width: 800, height: 600 })
  const entry = await write(editor, { title: `Floods ${word}`, body: bodyWith(whole.id) })
  const { path } = got(await release(editor.actor, entry, Date.now()))
  const before = await findItem({ path, now: Date.now() })

  await page.goto(`/admin/media/${whole.id}`)
  await expect(page.getByText('It cannot go to the trash while')).toBeVisible()
  await page.getByRole('link', { name: 'Crop…' }).click()
  await page.getByRole('radio', { name: 'Square' }).check({ force: true })
  await expect(page.getByLabel('Width')).toHaveValue('600')
  await page.getByLabel('Width').fill('300')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Height')).toHaveValue('300')
  await page.getByLabel('From the left').focus()
  await page.keyboard.press('Shift+ArrowUp')
  await expect(page.getByLabel('From the left')).toHaveValue('110')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save crop' }).click()
  const report = page.getByRole('group', { name: 'What was done' })
  await expect(report).toContainText('Version 2 stands in the newest version of 1 text.')
  await expect(report).toContainText('Changes not published: publish them.')
  await expectAccessible(page)
  expect(await findItem({ path, now: Date.now() })).toEqual(before)

  await report.getByRole('link', { name: 'See version 2' }).click()
  await expect(page.getByText('300 × 300, version 2')).toBeVisible()
  const uses = page.getByRole('region', { name: 'Where it is used' })
  await expect(uses).toContainText('In the newest text; readers do not have it.')
  await page.getByRole('button', { name: 'Use version 1 again' }).click()
  await expect(report).toContainText('Version 1 stands in the newest version of 1 text.')
  await expect(uses).toContainText('Only in older revisions.')
})

test('with a mouse or a finger a part is drawn on the picture', async ({ page, signedInAs }) => {
  const { actor } = await signedInAs('editor')
  const { id } = await picture(actor, 'a.png', { width: 400, height: 200 })
  await page.goto(`/admin/media/${id}/crop`)
  const box = (await page.locator('main form img').boundingBox())!
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.getByLabel('Width').fill('100')
  await page.keyboard.press('Tab')
  await page.mouse.move(...at(0.5, 0.25))
  await page.mouse.down()
  await page.mouse.move(...at(0.75, 0.75), { steps: 4 })
  await page.mouse.up()
  await expect(page.getByLabel('From the left')).toHaveValue('200')
  await expect(page.getByLabel('Width')).toHaveValue('100')
  await expect(page.getByLabel('Height')).toHaveValue('100')
})

test('an editor replaces a document: its next version takes the place, and one of another kind is refused', async ({
  page,
  signedInAs,
  watched,
}) => {
  const editor = await signedInAs('editor')
  watched.tolerated.push(/status of 422/)
  const word = randomId()
  const old = await pdf(editor.actor, `report-${word}.pdf`)
  await write(editor, { title: `With ${word}`, files: [{ mediaId: old.id, title: 'Report', language: null }] })
  await page.goto(`/admin/media/${old.id}`)
  const replace = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Replace…' }).click()
    await (await chooser).setFiles(file)
  }
  await replace({ name: 'x.png', mimeType: 'image/png', buffer: await pictureBytes() })
  await expect(page.getByText('A picture cannot take the place of a document.')).toBeVisible()
  await replace({ name: `report-${word}-2.pdf`, mimeType: 'application/pdf', buffer: await pdfBytes() })
  const report = page.getByRole('group', { name: 'What was done' })
  await expect(report).toContainText(`With ${word}`)
  await expect(report).toContainText('A draft: readers have nothing of it yet.')
  await expect(page.getByRole('region', { name: 'Versions' })).toContainText(`report-${word}-2.pdf`)
})
