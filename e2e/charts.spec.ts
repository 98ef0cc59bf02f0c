import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('with the keyboard an editor makes a chart of a table, and readers get it with its figures', async ({
  page,
  browser,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Calls by year' })
  const keys = (text: string) => page.keyboard.type(text)
  await entry.body.click()
  await keys('/table')
  await expect(page.getByRole('listbox', { name: 'Insert' }).getByRole('option').first()).toHaveText('Table')
  await page.keyboard.press('Enter')
  const cells = ['Year', 'By day', 'At night', '2009', '1,200', '0', '2010', '–', '-40']
  for (const [n, words] of cells.entries()) {
    if (n > 0) await page.keyboard.press('Tab')
    await keys(words)
  }

  const choose = async (form: string) => {
    await page.getByRole('button', { name: 'Rows and columns' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Caption, source, chart…' }).press('Enter')
    await page.getByRole('combobox', { name: 'Show as' }).selectOption(form)
  }
  await choose('Bars')
  const dialog = page.getByRole('dialog', { name: 'Caption, source, chart' })
  await expect(dialog).toContainText('Draws 2 rows: By day, At night.')
  await dialog.getByLabel('Caption').fill('Calls to a help line')
  await dialog.getByLabel('Source').fill('UN-ACT, https://un-act.org/figures')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(entry.body).toBeFocused()
  await expect(entry.body.locator('.tableWrapper')).toHaveAttribute('data-above', 'Calls to a help line')

  await page.keyboard.press('Control+End')
  await keys('So it was.')
  await page.keyboard.press('Control+Shift+B')
  await entry.body.getByLabel('Who said it').fill('An operator')
  await entry.saved()
  await expectAccessible(page)
  await entry.publish()
  const path = (await page.getByRole('link', { name: 'View post' }).first().getAttribute('href'))!

  const reader = await browser.newPage({ javaScriptEnabled: true, viewport: { width: 360, height: 740 } })
  await reader.goto(new URL(path, page.url()).href)
  const chart = reader.getByRole('img', { name: 'Bar chart: Calls to a help line' })
  await expect(chart).toBeVisible()
  await expect(reader.getByText('By day: Largest: 2009, 1,200;')).toBeVisible()
  await expect(reader.locator('.quotation figcaption')).toHaveText('An operator')
  await expectNoSidewaysScrolling(reader)
  // Nothing in the drawing lies beyond its edges.
  const beyond = await chart.evaluate((svg) => {
    const { left, right } = svg.getBoundingClientRect()
    return [...svg.querySelectorAll('text, rect')].filter((part) => {
      const box = part.getBoundingClientRect()
      return box.left < left - 1 || box.right > right + 1
    }).length
  })
  expect(beyond).toBe(0)
  await expectAccessible(reader)
  await expectReadableInTheDark(reader)
  const table = reader.locator('.figures .table')
  await expect(table).toBeHidden()
  await reader.emulateMedia({ media: 'print' })
  await expect(table).toBeVisible()
  await reader.emulateMedia({ media: 'screen' })
  await reader.getByText('The figures as a table').press('Enter')
  await expect(table).toBeVisible()
  await expectAccessible(reader)
  const download = reader.waitForEvent('download')
  await reader.getByRole('link', { name: 'Download the figures (CSV)' }).click()
  expect((await download).suggestedFilename()).toBe('calls-by-year-table-1.csv')
  await reader.close()
})

test('a table that cannot be drawn says why, and stays a table', async ({ page, signedInAs }) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Words alone' })
  await entry.body.click()
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await page.keyboard.type('Country')
  await page.getByRole('button', { name: 'Rows and columns' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Caption, source, chart…' }).press('Enter')
  await page.getByRole('combobox', { name: 'Show as' }).selectOption('Line')
  await expect(page.getByRole('dialog')).toContainText(
    'This table cannot be drawn as a chart. It has no column of numbers',
  )
})
