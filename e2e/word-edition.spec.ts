import { storeUpload } from '@/domain/files/intake'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { spoken } from '@/domain/testing/print-sources'
import { cell, item, paragraph, picture, row, run, styled, table, wordFile } from '@/domain/testing/word'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { someone } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

const word = `Quetzal${process.pid}`

function source(language: 'en' | 'km') {
  const [heading, sentence, items, cells] = spoken[language]!
  const chapters = Array.from({ length: 30 }, (_, n) => [
    styled(n % 3 ? 'Heading2' : 'Heading1', `${heading} ${n + 1}`),
    paragraph(sentence.repeat(40) + (n === 20 ? ` ${word} ${language}` : '')),
    ...items.map((one) => item(one)),
    item(cells[1]!, 1),
  ])
  return wordFile(
    [
      styled('Title', heading),
      paragraph(run(`${sentence} `) + run(sentence, '<w:b/>') + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
      paragraph(`<w:hyperlink r:id="link1">${run('https://example.org')}</w:hyperlink>`),
      styled('Caption', cells[0]!),
      table([
        row([cell(cells[0]!), cell(cells[1]!), cell(cells[1]!)], '<w:tblHeader/>'),
        row([cell(cells[2]!, '<w:vMerge w:val="restart"/>'), cell(cells[3]!), cell(sentence)]),
        row([cell('<w:p/>', '<w:vMerge/>'), cell(cells[3]!, '<w:gridSpan w:val="2"/>')]),
      ]),
      paragraph(picture(sentence)),
      ...chapters.flat(),
    ],
    { notes: [sentence], links: ['https://example.org/'] },
  )
}

/** Publishes a report that is a Word document. */
async function shelve(title: string, language: 'en' | 'km') {
  const { actor } = await someone('editor')
  const upload = got(
    await storeUpload(actor, { source: source(language), name: `${title}.docx`, keepBoth: true }, Date.now()),
  )
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const files = [{ mediaId: upload.id, title: '', language: null }]
  const whole = content({ title, body: text('Words.'), publication, files })
  const saved = got(
    await createEntry(actor, { kind: 'publication', language, session: 's', content: whole }, Date.now()),
  )
  got(await release(actor, saved, Date.now()))
  return upload.id
}

test('a Word document is read as a page, in parts, and a search leads to the heading above its words', async ({
  noScripts: page,
  context,
}) => {
  const id = await shelve(`Word report ${process.pid}`, 'en')
  const path = `/publications/word-report-${process.pid}`
  await page.goto(path)
  await page.getByRole('link', { name: /^Read here/ }).click()
  await expect(page).toHaveURL(`${path}/read/${id}`)
  await expect(page.getByText('from the headings, lists and tables of a Word document')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open the Word document' })).toHaveAttribute('href', /\.docx$/)
  await expect(page.getByRole('columnheader', { name: 'Year' })).toBeVisible()
  await expect(page.getByText('[1] Reports are read')).toBeVisible()
  await expect(page.locator('main')).not.toContainText('PDF')
  await expect(
    page.getByRole('navigation', { name: 'Parts', exact: true }).getByRole('link', { name: 'Part 2' }),
  ).toBeVisible()

  await page.goto(`/search?q=${word}+en`)
  await page.getByRole('link', { name: /^The work of the year 21 ?: / }).click()
  await expect(page).toHaveURL(/\/read\/[^/]+\/\d#the-work-of-the-year-21$/)
  await expect(page.getByRole('heading', { name: 'The work of the year 21' })).toBeInViewport()

  // The checker of accessibility is a script itself.
  const checked = await context.newPage()
  for (const address of [`${path}/read/${id}`, `/search?q=${word}`]) {
    await checked.setViewportSize({ width: 1280, height: 800 })
    await checked.goto(address)
    await expectAccessible(checked)
    await expectReadableInTheDark(checked)
    await checked.setViewportSize({ width: 360, height: 740 })
    await expectAccessible(checked)
    await expectNoSidewaysScrolling(checked)
  }
})

test('an editor corrects the text of a Word document, and readers get that in its place, in parts', async ({
  page,
  context,
  noScripts: reader,
  signedInAs,
}) => {
  test.slow()
  await signedInAs('editor')
  const id = await shelve(`Word corrected ${process.pid}`, 'en')
  const path = `/publications/word-corrected-${process.pid}/read/${id}`
  await page.goto(`/admin/media/${id}`)
  const section = page.getByRole('region', { name: 'The Word document as text' })
  await section.getByRole('button', { name: 'Correct the text' }).click()
  const entry = writing(page)
  await expect(entry.title).toHaveValue('The work of the year')
  await entry.body.getByRole('heading', { name: 'The work of the year 2', exact: true }).click()
  await page.keyboard.press('End')
  await page.keyboard.type('nd')
  await entry.saved()
  await entry.sayPeople('nobody')
  await entry.publish()
  await reader.goto(path)
  await expect(reader.getByText(/^The editors corrected this text of the Word document on/)).toBeVisible()
  await expect(reader.getByRole('heading', { name: 'The work of the year 2nd' })).toHaveCount(1)
  await expect(reader.locator('main')).not.toContainText('PDF')
  await reader.getByText(/^Part 1 of/).click()
  const parts = reader.getByRole('navigation', { name: 'Parts of the document' })
  await expect(parts.getByRole('link')).not.toHaveCount(1)
  await parts.getByRole('link', { name: '2', exact: true }).click()
  await expect(reader).toHaveURL(`${path}/2`)
  await reader.goto(`${path}/heading/the-work-of-the-year-21`)
  await expect(reader.getByRole('heading', { name: 'The work of the year 21' })).toBeInViewport()

  const checked = await context.newPage()
  await checked.goto(path)
  await expectAccessible(checked)
  await expectReadableInTheDark(checked)
  await checked.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(checked)
  await checked.close()
  await page.goto(`/admin/media/${id}`)
  await expect(section).toContainText('Readers have the corrected text, wherever they have this Word document')
})

test('in Khmer it is the same page in the words of Khmer', async ({ noScripts: page }) => {
  const id = await shelve(`Word ខ្មែរ ${process.pid}`, 'km')
  const path = `/km/publications/word-ខ្មែរ-${process.pid}`
  await page.goto(`${path}/read/${id}`)
  await expect(page.getByText('ផ្នែកទី 1 នៃ')).toBeVisible()
  await expect(page.locator('main')).not.toContainText('PDF')
})
