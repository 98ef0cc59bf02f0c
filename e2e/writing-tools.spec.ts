import { expectAccessible } from './support/accessible'
import { cursorTold, pressEnd } from './support/keys'
import { signOut } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('with the keyboard alone a contributor writes with the slash menu, and readers get what was meant', async ({
  page,
  browser,
  signedInAs,
}) => {
  const contributor = await signedInAs('contributor')
  const entry = writing(page)
  await entry.begin({ title: 'Seven workshops and what they said' })
  const menu = page.getByRole('listbox', { name: 'Insert' })
  const keys = (text: string) => page.keyboard.type(text)
  const press = (...names: string[]) =>
    names.reduce((before, name) => before.then(() => page.keyboard.press(name)), Promise.resolve())
  const slash = async (words: string) => {
    await keys(`/${words}`)
    await expect(menu.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
    await press('Enter')
    await expect(menu).toHaveCount(0)
  }
  await entry.title.press('Enter')
  await press('Enter') // from the summary into the text
  await expect(entry.body).toBeFocused()

  await test.step('the menu follows the keys, and the text says so', async () => {
    await keys('/')
    await expect(menu).toBeVisible()
    await press('ArrowDown')
    const active = menu.getByRole('option', { selected: true })
    await expect(active).toHaveText('Smaller heading')
    await expect(entry.body).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id'))!)
    await press('Escape')
    await expect(menu).toHaveCount(0)
    await keys('x')
    await expect(menu).toHaveCount(0)
    await press('Backspace', 'Backspace')
  })
  await slash('head')
  await keys('What was said')
  await press('Enter')
  await keys('They met in October')
  await press('Control+Alt+f')
  await expect(page.getByRole('dialog', { name: 'Footnote' })).toBeVisible()
  await keys('UN-ACT, see https://un-act.org/reports.')
  await press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await cursorTold(page)
  await keys('. Phyo spoke.')

  await test.step('a footnote is reached with the arrows and changed', async () => {
    for (let n = 0; n < '. Phyo spoke.'.length; n++) await press('ArrowLeft')
    await cursorTold(page)
    await press('ArrowLeft')
    await expect(entry.body.locator('.footnote.ProseMirror-selectednode')).toBeVisible()
    await press('Enter')
    await expect(page.getByLabel('What it says')).toHaveValue(/^UN-ACT/)
    await press('End')
    await keys(' Phyo agrees.')
    await press('Enter')
    await expect(entry.body.getByRole('button', { name: /^Footnote: UN-ACT.* Phyo agrees\.$/ })).toBeVisible()
    await expect(entry.body).toBeFocused()
    await pressEnd(page)
    await expect(entry.body.locator('.ProseMirror-selectednode')).toHaveCount(0)
    await press('Enter')
  })

  await slash('warn')
  await keys('Call 1300.')
  await expect(entry.body.locator('.callout-warning')).toHaveText(/Call 1300\.$/)
  await press('Enter', 'Enter')

  await slash('table')
  await keys('Country')
  await press('Tab')
  await keys('Cases')
  await press('Tab', 'Tab')
  await keys('Laos')
  await press('Alt+F10')
  await expect(page.getByRole('toolbar', { name: 'Formatting' }).locator(':focus')).toBeVisible()
  await page.getByRole('button', { name: 'Rows and columns', exact: true }).focus()
  await press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  for (let n = 0; n < 6; n++) await press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Heading column on or off' })).toBeFocused()
  await press('Enter')
  await expect(entry.body.locator('tr').nth(1).locator('th')).toHaveText('Laos')
  // The menu gives the focus back once it is closed.
  await expect(entry.body).toBeFocused()
  await press('Control+End')

  await slash('film')
  await expect(page.getByRole('dialog', { name: 'Video' })).toBeVisible()
  await keys('www.youtube.com/watch?v=abc')
  await press('Tab')
  await keys('Survivors speak')
  await press('Enter')
  await expect(entry.body.getByText('Video on youtube.com')).toBeVisible()

  await test.step('a name is replaced everywhere, and one undo takes it back', async () => {
    await entry.body.focus()
    await press('Control+Home', 'Control+f')
    await expect(page.getByLabel('Find', { exact: true })).toBeFocused()
    await keys('phyo')
    await expect(page.getByText('1 of 2')).toBeVisible()
    await press('Enter')
    await expect(page.getByText('2 of 2')).toBeVisible()
    await press('Tab')
    await keys('Someone')
    await page.getByRole('button', { name: 'Replace all' }).press('Enter')
    await expect(page.getByText('2 replaced.')).toBeVisible()
    await expect(entry.body).toContainText('Someone spoke.')
    await entry.body.focus()
    await press('Control+z')
    await expect(entry.body).toContainText('Phyo spoke.')
    await press('Control+Shift+z')
    await page.getByLabel('Find', { exact: true }).press('Escape')
    await expect(entry.body).toBeFocused()
  })

  await test.step('the outline leads to a heading', async () => {
    await page.getByRole('button', { name: 'Outline' }).press('Enter')
    const outline = page.getByRole('navigation', { name: 'Outline' })
    await outline.getByRole('button', { name: 'What was said' }).press('Enter')
    await expect(entry.body).toBeFocused()
    await expect(outline.getByRole('button', { name: 'What was said' })).toHaveAttribute('aria-current', 'location')
  })

  await test.step('the sheet of keys opens inside and outside the text', async () => {
    await press('Control+/')
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(sheet).toContainText('Find and replace')
    await press('Escape')
    await expect(sheet).toHaveCount(0)
    await page.getByRole('link', { name: 'New post' }).focus()
    await keys('?')
    await expect(sheet).toBeVisible()
    await press('Escape')
  })

  await entry.saved()
  await expect(page.getByText(/^\d+ words · 1 minute to read$/)).toBeVisible()
  const id = entry.id()
  expect(contributor.id).toBeGreaterThan(0)

  const other = await browser.newContext({ baseURL: new URL(page.url()).origin })
  await signOut(page)
  await signedInAs('editor')
  await page.goto(`/admin/entries/${id}`)
  await entry.publish()
  const path = (await page
    .getByRole('link', { name: /^View (post|publication|page)$/ })
    .last()
    .getAttribute('href'))!
  const reader = await other.newPage()
  await reader.goto(path)
  const article = reader.getByRole('article')
  await expect(article.getByRole('heading', { name: 'What was said' })).toBeVisible()
  const reference = article.getByRole('link', { name: 'Footnote 1', exact: true })
  await reference.click()
  await expect(reader).toHaveURL(/#note:1$/)
  const note = article.getByRole('region', { name: 'Footnotes' }).or(article.locator('[role="doc-endnotes"]'))
  await expect(note).toContainText('UN-ACT, see https://un-act.org/reports. Someone agrees.')
  await expect(note.getByRole('link', { name: 'https://un-act.org/reports' })).toBeVisible()
  await note.getByRole('link', { name: 'Back to footnote 1 in the text' }).click()
  await expect(reader).toHaveURL(/#ref:1$/)
  await expect(article.getByRole('note')).toHaveText('WarningCall 1300.')
  const table = article.getByRole('region', { name: 'Table 1' })
  await expect(table.getByRole('columnheader').first()).toHaveText('Country')
  await expect(table.getByRole('rowheader').first()).toHaveText('Laos')
  const video = article.getByRole('link', { name: 'Survivors speak' })
  await expect(video).toHaveAttribute('href', 'https://www.youtube.com/watch?v=abc')
  await expect(article).toContainText('Video on youtube.com')
  await expectAccessible(reader)
  await other.close()
})

test('typed as Markdown, it becomes what it means', async ({ page, signedInAs }) => {
  await signedInAs('contributor')
  const entry = writing(page)
  await entry.begin({ title: 'Typed by habit' })
  await entry.body.click()
  const type = (text: string) => page.keyboard.type(text)
  const endBlock = async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
  }
  await type('## Two')
  await page.keyboard.press('Enter')
  await type('### Three')
  await page.keyboard.press('Enter')
  await type('#### Four')
  await page.keyboard.press('Enter')
  await type('- point')
  await endBlock()
  await type('1. first')
  await endBlock()
  await type('> said')
  await endBlock()
  await type('---')
  await type('```')
  await page.keyboard.press('Enter')
  await type('code')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await type('**bold** *italic* ~~gone~~ `verbatim` ')
  const { body } = entry
  for (const [selector, words] of Object.entries({
    h2: 'Two',
    h3: 'Three',
    h4: 'Four',
    'ul li': 'point',
    'ol li': 'first',
    blockquote: 'said',
    pre: 'code',
    strong: 'bold',
    em: 'italic',
    s: 'gone',
    'p code': 'verbatim',
  }))
    await expect(body.locator(selector)).toHaveText(words)
  await expect(body.locator('hr')).toHaveCount(1)
})

test('a combination of keys acts on what is selected by then, however soon it follows', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Quick keys', body: 'The last word' })
  await entry.body.click()
  await page.keyboard.press('Control+End')
  // In one task: the browser has not told of the selection yet.
  const selectAndPress = (press: { key: string; code: string; altKey?: boolean }) =>
    page.evaluate((press) => {
      getSelection()!.modify('extend', 'backward', 'word')
      const event = new KeyboardEvent('keydown', { ctrlKey: true, bubbles: true, cancelable: true, ...press })
      document.activeElement!.dispatchEvent(event)
    }, press)
  await selectAndPress({ key: 'b', code: 'KeyB' })
  await expect(entry.body.locator('strong')).toHaveText('word')
  await selectAndPress({ key: 'm', code: 'KeyM', altKey: true })
  await expect(page.getByRole('complementary', { name: 'Comments' })).toContainText('last word')
})
