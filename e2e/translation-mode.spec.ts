import type { Page } from '@playwright/test'
import { saveDraft } from '@/domain/writing/drafts'
import { got } from '@/domain/testing/newsroom'
import { saveInOtherWords } from '@/domain/testing/translating'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { expect, test } from './support/test'
import { begun, blocks, doc, mode, paragraph } from './support/translating'
import { writing } from './support/writing'

test('a translator sees what is still in English, writes it anew with the keyboard, and only then can it go out', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const { khmer } = await begun(editor, 'Officials meet in Luang Prabang')
  const { line, original, marked, count, open } = mode(page)
  const { title, summary, body, saved, publish } = writing(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(khmer.entryId)

  await expect(line).toContainText('ខ្មែរ Khmer')
  await expect(line.locator('[lang=km]')).toHaveText('ខ្មែរ')
  await expect(original.locator('article')).toHaveAttribute('lang', 'en')
  await expect(original).toContainText('Five officials met and wrote a plan.')
  await count('5 of 5 paragraphs still in English')
  await expect(marked).toHaveCount(3)
  await expectAccessible(page)
  await expectReadableInTheDark(page)

  // A copy is not called up to date, and no way leads out.
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('5 of 5 paragraphs are still in English.')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByText(/5 of 5 paragraphs are still in English/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Details', exact: true }).click()
  await expect(original).toBeHidden()
  await page.locator('summary', { hasText: 'Translations' }).click()
  await expect(page.getByText('Not translated yet: 5 of 5 paragraphs are still in English.')).toBeVisible()
  await page.getByRole('button', { name: 'Details', exact: true }).click()
  await expect(original).toBeVisible()

  // From one to the next, and over each: all by keys.
  const next = line.getByRole('button', { name: 'Next paragraph in English' })
  await title.fill('មន្ត្រីជួបប្រជុំគ្នា')
  await count('4 of 5 paragraphs still in English')
  await next.focus()
  await page.keyboard.press('Enter')
  await expect(summary).toBeFocused()
  await summary.fill('ផែនការ')
  for (const words of ['អ្វីដែលបានព្រមព្រៀង', 'មន្ត្រីប្រាំនាក់បានជួបគ្នា។']) {
    await next.focus()
    await page.keyboard.press('Enter')
    await expect(body).toBeFocused()
    await page.keyboard.type(words)
  }
  await count('1 of 5 paragraphs still in English')
  await expect(marked).toHaveText('They meet again next year.')

  // Somebody accepts an untranslated passage once, for everybody; “Undo” takes it back.
  const last = original.locator('.original-piece', { hasText: 'They meet again' })
  await last.getByRole('button', { name: 'Leave as it is' }).click()
  await count('All translated')
  await last.getByRole('button', { name: 'Undo' }).click()
  await count('1 of 5 paragraphs still in English')
  await next.click()
  await line.getByRole('button', { name: 'Leave as it is' }).click()
  await count('All translated')
  await expect(marked).toHaveCount(0)
  await saved()
  await page.reload()
  await count('All translated')
  await publish()
  await expect(page.getByRole('button', { name: 'Publish changes…' })).toBeVisible()
})

test('both texts stand level while either is scrolled, and hiding the original is remembered', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const long = Array.from({ length: 60 }, (_, n) => paragraph(`Paragraph ${n}. ${'Many words of English. '.repeat(6)}`))
  const { khmer } = await begun(editor, 'A long text that is translated', doc(...long))
  await saveInOtherWords(editor.actor, khmer.entryId, Date.now())
  const { line, original, open } = mode(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(khmer.entryId)
  const { body } = writing(page)
  const column = original.getByRole('region')
  const topsOf = async (n: number) =>
    Promise.all(
      [body.locator('p', { hasText: `Paragraph ${n}.` }), column.locator('p', { hasText: `Paragraph ${n}.` })].map(
        async (one) => (await one.boundingBox())!.y,
      ),
    )
  const distanceAt = async (n: number) => {
    const [translation, english] = await topsOf(n)
    return Math.abs(translation! - english!)
  }

  await body.locator('p', { hasText: 'Paragraph 30.' }).click()
  await expect(async () => expect(await distanceAt(30)).toBeLessThan(4)).toPass()
  // The page is scrolled: the original follows.
  await body.hover()
  await page.mouse.wheel(0, 1_500)
  await expect(async () => {
    const first = await firstInSight(page)
    expect(first).toBeGreaterThan(30)
    expect(await distanceAt(first)).toBeLessThan(60)
  }).toPass()
  // The original is scrolled: the page follows.
  await column.hover()
  await page.mouse.wheel(0, -3_000)
  await expect(async () => {
    const first = await firstInSight(page)
    expect(first).toBeLessThan(30)
    expect(await distanceAt(first)).toBeLessThan(60)
  }).toPass()

  const shows = line.getByRole('button', { name: 'Show the English original' })
  await expect(shows).toHaveAttribute('aria-pressed', 'true')
  await shows.click()
  await expect(original).toBeHidden()
  await page.reload()
  await expect(body).toBeEditable()
  await expect(original).toBeHidden()
  await shows.click()
  await expect(original).toBeVisible()
})

/** The number of the paragraph that stands at a quarter of the window. */
async function firstInSight(page: Page) {
  const words = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('.ProseMirror p')]
    return all.find((one) => one.getBoundingClientRect().bottom > innerHeight * 0.35)?.textContent
  })
  return Number(/Paragraph (\d+)\./.exec(words ?? '')?.[1])
}

test('what changed in the English is shown where it is, and settled change by change for everybody', async ({
  page,
  signedInAs,
  context,
}) => {
  const editor = await signedInAs('editor')
  const { english, khmer, whole } = await begun(editor, 'A plan that changes')
  await saveInOtherWords(editor.actor, khmer.entryId, Date.now())
  const changed = doc(blocks[0]!, paragraph('Six officials met and wrote a plan.'), blocks[2]!, paragraph('A new end.'))
  const { entryId, ...base } = english
  const save = { entryId, base, session: 'changes', content: { ...whole, body: changed } }
  got((await saveDraft(editor.actor, save, Date.now())) as never)

  const { original, line, count, open } = mode(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(khmer.entryId)
  await count('2 changes in the English')
  const piece = (words: string) => original.locator('.original-piece', { hasText: words })
  await expect(piece('officials met').locator('ins')).toHaveText('Six')
  await expect(piece('officials met').locator('del')).toHaveText('Five')
  await expectAccessible(page)
  await original.getByRole('button', { name: 'Next change' }).click()
  await expect(piece('officials met').getByRole('button', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(piece('officials met')).toContainText('Changed, and taken over')
  await piece('officials met').getByRole('button', { name: 'Undo' }).click()
  await count('2 changes in the English')
  await piece('officials met').getByRole('button', { name: 'Done' }).click()
  await count('1 change in the English')

  // A colleague's window shows the decisions of this window.
  const second = await context.newPage()
  await second.setViewportSize({ width: 1280, height: 800 })
  const other = mode(second)
  await other.open(khmer.entryId)
  await other.count('1 change in the English')
  await other.original.getByRole('button', { name: 'Dismiss' }).click()
  await expect(other.said).not.toContainText('change')
  await expect(other.original.locator('ins, del')).toHaveCount(0)
  await second.getByRole('button', { name: 'Details', exact: true }).click()
  await second.locator('summary', { hasText: 'Translations' }).click()
  await expect(second.getByText('Translated from the English, and up to date with it.')).toBeVisible()
  await expect(line).toBeVisible()
})

test('on a phone one text takes the place of the other at the paragraph in question', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const long = Array.from({ length: 30 }, (_, n) => paragraph(`Paragraph ${n}. ${'Many words of English. '.repeat(4)}`))
  const { khmer } = await begun(editor, 'A text for a phone', doc(...long))
  await page.setViewportSize({ width: 360, height: 740 })
  const { line, original, count, open } = mode(page)
  const { body } = writing(page)
  await open(khmer.entryId)
  await count('32 of 32 paragraphs still in English')
  await expect(line).toContainText('ខ្មែរ Khmer')
  await expect(original).toBeHidden()
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)

  await body.locator('p', { hasText: 'Paragraph 17.' }).click()
  const turn = line.getByRole('button', { name: 'Show the English original' })
  await turn.click()
  await expect(body).toBeHidden()
  await expect(
    original.locator('.original-piece', { hasText: 'Paragraph 17.' }).getByText('Paragraph 17.'),
  ).toBeInViewport()
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
  await original
    .locator('.original-piece', { hasText: 'Paragraph 17.' })
    .getByRole('button', { name: 'Leave as it is' })
    .click()
  await count('31 of 32 paragraphs still in English')
  await turn.click()
  await expect(original).toBeHidden()
  await expect(body.locator('p', { hasText: 'Paragraph 17.' })).toBeInViewport()
  await line.getByRole('button', { name: 'Next paragraph in English' }).click()
  await expect(page.getByLabel('Title', { exact: true })).toBeInViewport()
})
