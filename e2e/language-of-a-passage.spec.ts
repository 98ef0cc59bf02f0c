import { findDraft } from '@/domain/writing/drafts'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

const languageButton = (page: Page) => page.getByRole('button', { name: /^Language(:|$)/ })

async function selectBack(page: Page, letters: number) {
  for (let n = 0; n < letters; n++) await page.keyboard.press('Shift+ArrowLeft')
}

async function pressInToolbar(page: Page) {
  await page.keyboard.press('Alt+F10')
  await expect(page.getByRole('button', { name: 'Heading', exact: true })).toBeFocused()
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight')
  await expect(languageButton(page)).toBeFocused()
  await page.keyboard.press('Enter')
}

test('with the keyboard an editor marks a passage, and readers hear it in its language', async ({
  page,
  browser,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: `Said in French ${process.pid}`, body: 'The minister said bonjour' })
  await expect(languageButton(page)).toHaveAttribute('aria-pressed', 'false')

  await test.step('selected words, by the toolbar', async () => {
    await selectBack(page, 'bonjour'.length)
    await pressInToolbar(page)
    const dialog = page.getByRole('dialog', { name: 'Language of the selected words' })
    const field = dialog.getByRole('combobox', { name: 'Find a language, or write its code' })
    await expect(field).toBeFocused()
    await expect(dialog.getByRole('option').first()).toContainText('Khmer')
    await expect(dialog.getByRole('option', { name: /^English/ })).toContainText('the language of this text')
    await expectAccessible(page)
    await expectReadableInTheDark(page)
    await page.keyboard.type('fran')
    await expect(dialog.getByRole('option')).toHaveText([/French.*Français.*fr/])
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(entry.body).toBeFocused()
    await expect(entry.body.locator('span[lang=fr]')).toHaveText('bonjour')
    await expect(entry.body.locator('span[lang=fr]')).toHaveAttribute('title', 'French')
    await expect(languageButton(page)).toHaveAccessibleName('Language: French')
    await expect(languageButton(page)).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('what is typed next, by the slash menu, and back to the language of the text', async () => {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type(' à tous')
    await expect(entry.body.locator('span[lang=fr]')).toHaveText('bonjour à tous')
    await pressInToolbar(page)
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
    await page.keyboard.type('eng')
    await page.keyboard.press('Enter')
    await expect(entry.body).toBeFocused()
    await expect(languageButton(page)).toHaveAccessibleName('Language')
    await page.keyboard.type(' and then ')
    await page.keyboard.type('/lang')
    await expect(page.getByRole('listbox', { name: 'Insert' }).getByRole('option')).toHaveText([/Language…/])
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Language of this passage' })
    await expect(dialog.getByRole('combobox')).toBeFocused()
    await page.keyboard.type('ar')
    await expect(dialog.getByRole('option').first()).toContainText('Arabic')
    await page.keyboard.press('Enter')
    await expect(entry.body).toBeFocused()
    await page.keyboard.type('سلام')
    await expect(entry.body.locator('span[lang=ar][dir=rtl]')).toHaveText('سلام')
  })

  await test.step('a language that is not offered, by its code', async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+k')
    await page.getByRole('combobox', { name: 'Do, go to or find' }).fill('language of the sel')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Language of this passage' })
    await expect(dialog.getByRole('combobox')).toBeFocused()
    await page.keyboard.type('english language')
    await expect(dialog.getByText('No language has this name.')).toBeVisible()
    await dialog.getByRole('combobox').fill('PT_br')
    await expect(dialog.getByRole('option')).toHaveText([/Brazilian Portuguese.*pt-BR/])
    await page.keyboard.press('Enter')
    await expect(entry.body).toBeFocused()
    await page.keyboard.type('obrigado')
    await expect(entry.body.locator('span[lang=pt-BR]')).toHaveText('obrigado')
  })

  await entry.saved()
  await expectAccessible(page)
  const kept = JSON.stringify((await findDraft(actor, entry.id()))!.content.body)
  for (const tag of ['fr', 'ar', 'pt-BR']) expect(kept).toContain(`{"type":"language","attrs":{"lang":"${tag}"}}`)

  await entry.publish()
  const address = await page.getByRole('link', { name: 'View post' }).first().getAttribute('href')
  const reader = await (await browser.newContext()).newPage()
  await reader.goto(address!)
  const text = reader.locator('.body')
  await expect(text.locator('span[lang=fr]')).toHaveText('bonjour à tous')
  await expect(text.locator('span[lang=ar]')).toHaveAttribute('dir', 'rtl')
  await expect(text.locator('span[lang=pt-BR]')).toHaveText('obrigado')
  await expectAccessible(reader)
  await expectReadableInTheDark(reader)
  await reader.context().close()
})

test('a mark is changed and removed where the cursor is in it, also at 360 px, and nothing runs wide', async ({
  page,
  signedInAs,
}) => {
  const { actor } = await signedInAs('contributor')
  const marks = [{ type: 'language', attrs: { lang: 'fr' } }]
  const line = [
    { type: 'text', text: 'He said ' },
    { type: 'text', text: 'bonjour', marks },
    { type: 'footnote', attrs: { text: 'Une note.' } },
    { type: 'text', text: ' à tous', marks },
  ]
  const body = { type: 'doc', content: [{ type: 'paragraph', content: line }] }
  const text = content({ title: `A mark that goes ${process.pid}`, body })
  const { entryId } = got(
    await createEntry(actor, { kind: 'post', language: 'en', session: 'marks', content: text }, Date.now()),
  )
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/admin/entries/${entryId}`)
  const entry = writing(page)
  await expect(entry.title).toBeEditable()
  await entry.body.getByText('bonjour').click()
  await expect(languageButton(page)).toHaveAccessibleName('Language: French')
  await languageButton(page).scrollIntoViewIfNeeded()
  await languageButton(page).click()
  const dialog = page.getByRole('dialog', { name: 'Language of this passage' })
  await expect(dialog.getByText('Now: French.')).toBeVisible()
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
  await dialog.getByRole('option', { name: /^Vietnamese/ }).click()
  await expect(entry.body.locator('span[lang=vi]')).toHaveText('bonjour')
  await expect(entry.body.locator('span[lang=fr]')).toHaveText('à tous')

  await languageButton(page).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove “Vietnamese”' }).click()
  await expect(entry.body.locator('span[lang=vi]')).toHaveCount(0)
  await expect(languageButton(page)).toHaveAccessibleName('Language')
  await expect(entry.body).toBeFocused()

  // A selection does not mark a footnote within; a footnote that is the whole selection is marked.
  await page.keyboard.press('Control+a')
  await languageButton(page).click()
  await page.getByRole('dialog').getByRole('option', { name: /^Thai/ }).click()
  await expect(entry.body.locator('span[lang=th]')).toHaveText(['He said bonjour', 'à tous'])
  await expect(entry.body).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(entry.body.locator('span[lang=th]')).toHaveCount(0)
  await entry.saved()
})

test('words in the letters of another language are suggested to be marked, and one press does it', async ({
  page,
  signedInAs,
}) => {
  const { actor } = await signedInAs('contributor')
  const khmer = 'ខ្ញុំចង់ត្រឡប់ទៅផ្ទះវិញ'
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const body = {
    type: 'doc',
    content: [paragraph(`She said: ${khmer}.`), paragraph('The words stay as they were said.'), paragraph(khmer)],
  }
  const text = content({ title: `Khmer in English ${process.pid}`, summary: 'In short.', body })
  const { entryId } = got(
    await createEntry(actor, { kind: 'post', language: 'en', session: 'marks', content: text }, Date.now()),
  )
  await page.goto(`/admin/entries/${entryId}`)
  const entry = writing(page)
  await page.getByRole('button', { name: /^Publish check:/ }).click()
  const finding = page.getByRole('button', { name: /are in Khmer script, but not marked/ })
  await expect(finding).toBeVisible()
  await page.getByRole('button', { name: 'Mark as Khmer' }).focus()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(finding).toHaveCount(0)
  await expect(entry.body.locator('span[lang=km]')).toHaveText([khmer, khmer])
  await expect(page.locator('#panel :focus')).toBeVisible()
  await entry.saved()
})
