import type { Page } from '@playwright/test'
import { read } from '@/db/connection'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import type { Content } from '@/domain/content/content'
import { got } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { holdAnswers } from './support/slow-line'
import { someone, type Person } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

const revisionsOf = (id: number) =>
  read().query.revisions.findMany({ where: (row, { eq }) => eq(row.entryId, id), orderBy: (row) => row.id })
const texts = async (id: number) => (await revisionsOf(id)).map((row) => [row.bodyText, row.how])

/** Another person's window saves the entry with some changes. */
async function theirs(boran: Person, id: number, changes: (content: Content) => Partial<Content>) {
  const { base, content } = (await findDraft(boran.actor, id))!
  const next = { ...content, ...changes(content) }
  got(
    (await saveDraft(
      boran.actor,
      { entryId: id, base, session: 'another window', content: next },
      Date.now(),
    )) as never,
  )
}
const paragraphs = (...words: string[]) => ({
  type: 'doc',
  content: words.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
/** Writes the whole text anew, in one go. */
async function rewrite(page: Page, words: string) {
  await page.getByRole('textbox', { name: 'Body' }).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(words)
}
// The presence, which a window requests every few seconds, could bring her text before this window has typed anything.
test.beforeEach(({ page }) => holdAnswers(page, /\/presence$/))

const twoTexts = (page: Page) => page.getByRole('region', { name: /saved a newer text/ })

test('a text that met another one is chosen: mine, then theirs, and each stays a revision', async ({
  page,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 409/)
  const anna = await signedInAs('editor')
  const boran = await someone('editor', 'Boran')
  const entry = writing(page)
  await entry.begin({ title: 'Two at once', body: 'Mine.' })
  await theirs(boran, entry.id(), () => ({ body: paragraphs('Theirs.') }))
  await rewrite(page, 'Ours again.')
  await expect(page.getByRole('heading', { name: /^Boran saved a newer text at/ })).toBeVisible()
  await expect(twoTexts(page)).toContainText(
    'Both of you changed the same words, so somebody has to choose. Nothing is lost',
  )
  await expect(entry.state).toContainText('Nothing is lost: both texts are kept.')
  await expect(entry.body).toHaveText('Ours again.')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await entry.saved()
  const expectedRevisions = [
    ['Mine.', 'written'],
    ['Theirs.', 'written'],
    ['Ours again.', 'aside'],
    ['Ours again.', 'kept'],
  ]
  expect(await texts(entry.id())).toEqual(expectedRevisions)

  await theirs(boran, entry.id(), () => ({ body: paragraphs('Theirs, later.') }))
  await rewrite(page, 'Nothing else.')
  await expect(twoTexts(page)).toBeVisible()
  await page.getByRole('button', { name: 'Keep theirs' }).click()
  await expect(entry.body).toHaveText('Theirs, later.')
  await entry.saved()
  const then = [...expectedRevisions, ['Theirs, later.', 'written'], ['Nothing else.', 'aside']]
  expect(await texts(entry.id())).toEqual(then)
  await entry.type(' Together.')
  await entry.saved()
  const draft = JSON.stringify((await findDraft(anna.actor, entry.id()))!.content.body)
  expect(draft).toContain('Theirs, later. Together.')
})

test('the page is left in the middle of a conflict: mine lies aside at the server and is offered again', async ({
  page,
  context,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 409/)
  await signedInAs('editor')
  const boran = await someone('editor', 'Boran')
  const entry = writing(page)
  await entry.begin({ title: 'Left midway', body: 'One.' })
  const [id, address] = [entry.id(), page.url()]
  await theirs(boran, id, () => ({ body: paragraphs('Boran’s.') }))
  await rewrite(page, 'Mine.')
  await expect(twoTexts(page)).toBeVisible()
  await page.close({ runBeforeUnload: false })
  expect(await texts(id)).toContainEqual(['Mine.', 'aside'])

  const again = await context.newPage()
  await again.goto(address)
  await again.getByRole('button', { name: 'Restore' }).click()
  await expect(twoTexts(again)).toBeVisible()
  await twoTexts(again).getByRole('button', { name: 'Keep mine' }).click()
  await writing(again).saved()
  expect((await texts(id)).at(-1)).toEqual(['Mine.', 'kept'])
})

test('a conflict is merged with the keyboard alone, on a phone, in light and in dark', async ({
  page,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 409/)
  const anna = await signedInAs('editor')
  const boran = await someone('editor', 'Boran')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/admin/entries/new?kind=post')
  const entry = writing(page)
  await entry.title.fill('Merged by hand')
  await entry.type('The road is long.')
  await entry.saved()
  const id = entry.id()
  await theirs(boran, id, () => ({
    title: 'Merged by Boran',
    body: paragraphs('The road is short.', 'Added.'),
  }))
  await entry.title.fill('Merged by Anna')
  await expect(twoTexts(page)).toBeVisible()
  await expect(page.getByText('To be chosen')).toHaveCount(1)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  await expectNoSidewaysScrolling(page)

  await page.getByRole('link', { name: 'Compare and choose' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Merge' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Choose first in the place marked “To be chosen”.')).toBeVisible()
  await expect(page.getByRole('radiogroup', { name: '1. Title: take' }).getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Merged by both')
  await expect(page.getByText('To be chosen')).toHaveCount(0)
  while (!(await page.getByRole('button', { name: 'Merge' }).evaluate((button) => button === document.activeElement)))
    await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await entry.saved()
  const { content } = (await findDraft(anna.actor, id))!
  expect(content.title).toBe('Merged by both')
  expect(JSON.stringify(content.body)).toContain('The road is short.')
})
