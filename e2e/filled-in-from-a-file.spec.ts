import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('a publication begins with its file, which fills in what it says of itself', async ({
  page,
  signedInAs,
  watched,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await page.goto('/admin')
  await page.getByRole('link', { name: 'New publication' }).click()
  await expect(page.locator('#panel h2').nth(1)).toHaveText('Files')
  const title = `Markets on the river ${randomId()}`
  const document = new PDFDocument({ info: { Title: title, Author: 'Chan Dara; Ministry of Labour' } })
  document.text('First edition. ISBN 978-92-1-130326-1')
  document.end()
  await page.getByRole('button', { name: 'Add a file' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload a file' }).click()
  await (await chooser).setFiles({ name: 'markets.pdf', mimeType: 'application/pdf', buffer: await buffer(document) })

  const said = page.getByText('Filled in from markets.pdf: title, authors, and ISBN. Check that it is right.')
  await expect(said).toBeVisible()
  await expect(entry.title).toHaveValue(title)
  await expect(page.getByLabel('Author 1', { exact: true })).toHaveValue('Chan Dara')
  await expect(page.getByLabel('Author 2 is')).toHaveValue('organisation')
  await expect(page.getByLabel('ISBN')).toHaveValue('978-92-1-130326-1')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  // A field that was changed since stays.
  await page.getByLabel('ISBN').fill('0-306-40615-2')
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(said).toHaveCount(0)
  await expect(entry.title).toHaveValue('')
  await expect(page.getByLabel('Author 1', { exact: true })).toHaveCount(0)
  await expect(page.getByLabel('ISBN')).toHaveValue('0-306-40615-2')
  watched.tolerated.push(/status of 422/)
  await entry.title.fill('Of my own')
  await expect(entry.state.first()).toHaveText(/^Saved \d\d:\d\d$/)
})
