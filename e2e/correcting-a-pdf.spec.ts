import { richPage } from '@/domain/testing/print-sources'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { shelvePrinted } from './support/printed-report'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('an editor corrects a heading and a cell of a PDF’s text, and readers get that in its place', async ({
  page,
  context,
  noScripts: reader,
  signedInAs,
}) => {
  test.slow()
  await signedInAs('editor')
  const title = `Corrected report ${process.pid}`
  const word = `weight${process.pid}`
  const id = await shelvePrinted(title, { html: richPage, tagged: true })
  const path = `/publications/corrected-report-${process.pid}/read/${id}`
  await page.goto(`/admin/media/${id}`)
  const section = page.getByRole('region', { name: 'The PDF as text' })
  await expectAccessible(page)
  await section.getByRole('button', { name: 'Correct the text' }).click()

  const entry = writing(page)
  await expect(entry.title).toHaveValue('How reports are kept')
  await expect(page.getByText('The corrected text of')).toBeVisible()
  await expect(entry.body.getByText('Page 2', { exact: true })).toHaveCount(1)
  await entry.body.getByRole('heading', { name: 'Smaller matters' }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(` of ${word}`)
  await entry.body.getByRole('cell', { name: 'Note 29', exact: true }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' was checked')
  await entry.saved()
  await expectAccessible(page)
  await reader.goto(path)
  await expect(reader.getByText('made by a program from the tags of a PDF')).toBeVisible()
  await entry.sayPeople('nobody')
  await entry.publish()

  await reader.reload()
  await reader.goto(`${path}#p2`)
  await expect(reader.getByText(/^The editors corrected this text of the PDF on/)).toBeVisible()
  await expect(reader.getByRole('heading', { name: `Smaller matters of ${word}`, level: 4 })).toHaveCount(1)
  await expect(reader.getByRole('cell', { name: 'Note 29 was checked' })).toHaveCount(1)
  await expect(reader.locator('#p2')).toBeInViewport()
  await expect(reader.locator('#p2').getByRole('link', { name: 'Page 2 in the PDF' })).toHaveAttribute(
    'href',
    /\.pdf#page=2$/,
  )
  await reader
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('link', { name: `Smaller matters of ${word}` })
    .click()
  await expect(reader).toHaveURL(new RegExp(`#smaller-matters-of-${word}$`))
  await reader.goto(`/search?q=${word}`)
  await reader.getByRole('link', { name: new RegExp(`^Smaller matters of ${word} ?: ${title}$`) }).click()
  await expect(reader).toHaveURL(new RegExp(`${path}(/\\d)?#smaller-matters-of-${word}$`))
  await reader.goto(`/text-of-${id}`)
  await expect(reader).toHaveURL(new RegExp(`${path}$`))

  const checked = await context.newPage()
  await checked.goto(path)
  await expectAccessible(checked)
  await expectReadableInTheDark(checked)
  await checked.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(checked)
  await expectNoSidewaysScrolling(checked)
  await checked.close()

  await page.goto(`/admin/media/${id}`)
  await expect(section).toContainText('Readers have the corrected text')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
})
