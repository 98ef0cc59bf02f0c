import { richPage } from '@/domain/testing/print-sources'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { shelvePrinted } from './support/printed-report'
import { expect, test } from './support/test'

const head = 'Quetzalcoatlus, a running head'

const shelve = (title: string, tagged: boolean) => shelvePrinted(title, { html: richPage, tagged, head })

test('a tagged report is read as a page: contents, headings, lists, a table that scrolls, marks of pages, and what it is made from', async ({
  noScripts: page,
  context,
}) => {
  const title = `Edition from tags ${process.pid}`
  const id = await shelve(title, true)
  const path = `/publications/edition-from-tags-${process.pid}/read/${id}`
  await page.goto(path)
  await expect(page.getByText('made by a program from the tags of a PDF')).toBeVisible()
  const contents = page.getByRole('navigation', { name: 'Contents' })
  await contents.getByRole('link', { name: 'Numbers' }).click()
  await expect(page).toHaveURL(/#numbers$/)
  await expect(page.getByRole('heading', { name: 'Numbers', level: 3 })).toBeInViewport()
  await expect(page.getByRole('heading', { name: 'How reports are kept', level: 2 })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Other part' }).last()).toBeVisible()
  const table = page.getByRole('region', { name: 'What was counted' })
  await expect(table.getByRole('columnheader', { name: 'Remark' })).toHaveCount(1)
  await expect(table.getByRole('row')).toHaveCount(32)
  await expect(page.getByRole('figure')).toContainText('A chart that rises from left to right')
  const mark = page.locator('#p3')
  await expect(mark.getByRole('link', { name: 'Page 3 in the PDF' })).toHaveAttribute('href', /\.pdf#page=3$/)
  await expect(page.getByText('Quetzalcoatlus')).toHaveCount(0)
  await page.getByRole('link', { name: 'Cite this publication' }).click()
  await expect(page.getByRole('heading', { name: 'Cite', exact: true })).toBeInViewport()

  // The checker of accessibility is a script itself.
  const checked = await context.newPage()
  await checked.goto(path)
  await expectAccessible(checked)
  await expectReadableInTheDark(checked)
  await checked.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(checked)
  await expectNoSidewaysScrolling(checked)
})

test('a report without tags says that its page is guessed; searches find its words under their heading, and no running head', async ({
  noScripts: page,
}) => {
  const title = `Edition by its look ${process.pid}`
  const id = await shelve(title, false)
  await page.goto(`/publications/edition-by-its-look-${process.pid}/read/${id}`)
  await expect(page.getByText('guessed by a program from the look of a PDF')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Smaller matters' })).toBeVisible()
  await page.goto(`/publications?q=${encodeURIComponent(`"Edition by its look" Remark`)}`)
  const result = page.getByRole('article').filter({ hasText: title })
  await expect(result.getByText('Page 2').first()).toBeVisible()
  await result
    .getByRole('link', { name: /^Numbers ?: / })
    .first()
    .click()
  await expect(page).toHaveURL(/#numbers$/)
  await page.goto(`/search?q=Quetzalcoatlus`)
  await expect(page.getByRole('article').filter({ hasText: title })).toHaveCount(0)
})

test('Media says what a program found of the accessibility of a PDF, and what to do about it', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const [tagged, untagged] = [
    await shelve(`Good report ${process.pid}`, true),
    await shelve(`Poor report ${process.pid}`, false),
  ]
  await page.goto(`/admin/media/${tagged}`)
  const section = page.getByRole('region', { name: 'Accessibility' })
  await expect(section).toContainText('A program found nothing to fix.')
  await expect(section).toContainText('It is tagged: all of its text.')
  await page.goto(`/admin/media/${untagged}`)
  await expect(section).toContainText('This PDF has no tags')
  await expect(section).toContainText('Export it again')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
})
