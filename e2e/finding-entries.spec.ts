import type { Page } from '@playwright/test'
import { release } from '@/domain/publishing/releases'
import { createTerm } from '@/domain/entries/terms'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible } from './support/accessible'
import { type Person } from './support/staff'
import { expect, test } from './support/test'

async function write({ actor }: Person, title: string, words = 'Words.', termIds: number[] = []) {
  const whole = content({ title, summary: 'A summary.', body: text(words), termIds })
  return got(await createEntry(actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()))
}

const rows = (page: Page) => page.getByRole('table', { name: 'Content' }).getByRole('rowheader')

test('an editor finds a draft by a word in its text and by its state', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  await write(editor, `Draft ${word}`, 'About the kingfisher.')
  const live = await write(editor, `Live ${word}`)
  got(await release(editor.actor, live, Date.now()))

  await page.goto('/admin/entries')
  await page.getByRole('searchbox', { name: 'Search' }).fill(`${word} kingfisher`)
  await expect(rows(page)).toHaveText([/^Draft/])

  await page.getByRole('searchbox', { name: 'Search' }).fill(word)
  await page.getByRole('searchbox', { name: 'Search' }).press('Enter')
  await expect(page.getByText('2 texts found')).toBeVisible()
  await page.getByLabel('Status').selectOption('Draft')
  await expect(rows(page)).toHaveText([/^Draft/])
  await expect(page.getByRole('row').nth(1)).toContainText('Never published.')
  await expect(page).toHaveURL(/state=draft/)

  await page.getByRole('searchbox', { name: 'Search' }).fill(`${word} heron`)
  await expect(page.getByText('Nothing matches.')).toBeVisible()
  await page.getByRole('link', { name: 'Show all' }).first().click()
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('')
})

test('the list turns pages by address, and an address that is past the end says so', async ({ page, signedInAs }) => {
  await signedInAs('editor')
  await page.goto('/admin/entries?kind=post')
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(page).toHaveURL(/kind=post&page=2/)
  await expect(page.getByText(/^Page 2 of/)).toBeVisible()
  await page.goto('/admin/entries?kind=post&page=999')
  await page.getByRole('link', { name: 'To its first page' }).click()
  await expect(page.getByText(/^Page 1 of/)).toBeVisible()
  await page.goto('/admin/entries?state=nonsense&page=-4&kind=%EF%BF%BD')
  await expect(page.getByRole('table', { name: 'Content' })).toBeVisible()
})

test('an editor narrows the list by topic and person, turns it, takes a filter away and keeps the list by name', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  const topic = got(await createTerm(editor.actor, { kind: 'topic', name: `Labour ${word}` }, Date.now()))
  await write(editor, `Banana ${word}`, 'Words.', [topic.id])
  await write(editor, `Apple ${word}`, 'Words.', [topic.id])
  await write(editor, `Cherry ${word}`)

  await page.goto('/admin/entries')
  await page.getByText('More filters and order').click()
  await page.getByLabel('Topic or country').selectOption(`Labour ${word}`)
  await page.getByLabel('Created or saved by').selectOption('Me')
  // The rows were equal before: the next press must belong to the new list.
  await expect(page).toHaveURL(/by=me/)
  await expect(rows(page)).toHaveText([/^Apple/, /^Banana/])
  const head = page.getByRole('columnheader', { name: 'Title' })
  await head.getByRole('link').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await head.getByRole('link').click()
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await expect(rows(page)).toHaveText([/^Banana/, /^Apple/])

  await page.getByRole('button', { name: 'Save this view…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(`Labour of mine ${word}`)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const savedLists = page.getByRole('navigation', { name: 'Your views' })
  await expect(savedLists.getByRole('link', { name: `Labour of mine ${word}` })).toHaveAttribute('aria-current', 'page')
  await expectAccessible(page)

  await page.getByRole('link', { name: `Take away the filter: Labour ${word}` }).click()
  await expect(page.getByRole('list', { name: 'Filters' }).getByRole('listitem')).toHaveText(['By me'])
  await savedLists.getByRole('link', { name: `Labour of mine ${word}` }).click()
  await expect(rows(page)).toHaveText([/^Banana/, /^Apple/])
  await page.waitForLoadState()
  await page.getByRole('button', { name: 'Rename…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(`Mine ${word}`)
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(savedLists.getByRole('link', { name: `Mine ${word}` })).toBeVisible()
  await page.getByRole('button', { name: `Remove the view “Mine ${word}”` }).click()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(savedLists.getByRole('link', { name: `Mine ${word}` })).toBeVisible()
})

test('Khmer is found by a part of a word, and without scripts the list works the same', async ({
  noScripts,
  context,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  await noScripts.context().addCookies(await context.cookies())
  await write(editor, 'របាយការណ៍ស្តីពីកម្ពុជា')
  await noScripts.goto('/admin/entries')
  await noScripts.getByRole('searchbox', { name: 'Search' }).fill('ស្តីពី')
  await noScripts.getByRole('button', { name: 'Show' }).click()
  await expect(rows(noScripts)).toHaveText([/^របាយការណ៍/])
  await noScripts.getByRole('link', { name: 'Take away the filter: “ស្តីពី”' }).click()
  await expect(noScripts).toHaveURL(/admin\/entries$/)
})
