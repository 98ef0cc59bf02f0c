import type { Page } from '@playwright/test'
import { read } from '@/db/connection'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import type { Content } from '@/domain/content/content'
import { got } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { holdAnswers } from './support/slow-line'
import { signIn, someone, type Person } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

const paragraphs = (...words: string[]) => ({
  type: 'doc',
  content: words.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
const lines = async (who: Person, id: number) =>
  ((await findDraft(who.actor, id))!.content.body as ReturnType<typeof paragraphs>).content.map((block) =>
    (block.content ?? []).map(({ text }) => text).join(''),
  )

/** Another person's window saves the entry with some changes. */
async function theirs(mali: Person, id: number, changes: (content: Content) => Partial<Content>) {
  const { base, content } = (await findDraft(mali.actor, id))!
  const next = { ...content, ...changes(content) }
  const save = { entryId: id, base, session: 'the window of Mali', content: next }
  return got((await saveDraft(mali.actor, save, Date.now())) as never) as { revisionId: number }
}

const notice = (page: Page) => page.getByRole('region', { name: 'A newer text' })

test('a newer text of a colleague comes by itself into a window in which nothing was typed; cursor and place stay', async ({
  page,
  signedInAs,
}) => {
  const anna = await signedInAs('editor', 'Anna')
  const mali = await someone('editor', 'Mali')
  const entry = writing(page)
  await entry.begin({ title: 'Read while she writes', body: 'The road is long.' })
  const id = entry.id()
  const many = Array.from({ length: 40 }, (_, n) => `Paragraph ${n} of a text that is longer than the window.`)
  await theirs(mali, id, () => ({ body: paragraphs('The road is long.', ...many) }))
  await page.reload()
  await expect(entry.body).toContainText('Paragraph 39')

  const middle = entry.body.locator('p').nth(20)
  await middle.click()
  await page.keyboard.press('Home')
  const before = (await middle.boundingBox())!.y
  const added = Array.from({ length: 5 }, (_, n) => `Added ${n} above.`)
  await theirs(mali, id, () => ({ summary: 'By Mali.', body: paragraphs('The old road is long.', ...added, ...many) }))
  await expect(notice(page)).toContainText(/^Mali saved a newer text at \d\d:\d\d\. You see it now\./, {
    timeout: 30_000,
  })
  await expect(entry.body).toContainText('Added 4 above.')
  await expect(entry.summary).toHaveValue('By Mali.')
  const moved = entry.body.locator('p').filter({ hasText: 'Paragraph 19 ' })
  expect(Math.abs((await moved.boundingBox())!.y - before)).toBeLessThan(4)
  await expect(entry.state).toHaveText(/^Saved/)
  await expectAccessible(page)

  await page.keyboard.type('Here: ')
  await entry.saved()
  const saved = await lines(anna, id)
  expect(saved[0]).toBe('The old road is long.')
  expect(saved).toContain('Here: Paragraph 19 of a text that is longer than the window.')
  await notice(page).getByRole('button', { name: 'Close' }).click()
  await expect(notice(page)).toHaveCount(0)

  // Nobody publishes words that came while they were about to.
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await theirs(mali, id, () => ({ summary: 'By Mali, again.' }))
  await expect(page.locator('.editor .line').nth(1)).toHaveValue('By Mali, again.', { timeout: 30_000 })
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog).toContainText('a newer text of somebody else has come into this window. Read it first.')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog).toHaveCount(0)
})

test('what two people write at once is merged by itself, saved upon hers, and can be taken apart again', async ({
  page,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 409/)
  const anna = await signedInAs('editor', 'Anna')
  const mali = await someone('editor', 'Mali')
  const entry = writing(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/admin/entries/new?kind=post')
  await entry.title.fill('Written at once')
  await entry.type('The road is long.')
  await entry.saved()
  const id = entry.id()
  const letGo = await holdAnswers(page, /\/draft$/)
  await entry.type(' It')
  const hers = await theirs(mali, id, () => ({ summary: 'Hers.', body: paragraphs('The old road is long.', 'Hers.') }))
  await page.keyboard.type(' goes on.')
  letGo()
  await expect(notice(page)).toContainText(/^Mali saved a newer text at \d\d:\d\d\. It and your text are now one\./)
  await entry.saved()
  await expect(entry.body).toHaveText(/The old road is long\. It goes on\.\s*Hers\./)
  expect(await lines(anna, id)).toEqual(['The old road is long. It goes on.', 'Hers.'])
  const revisions = await read().query.revisions.findMany({
    where: (row, { eq }) => eq(row.entryId, id),
    orderBy: (row) => row.id,
  })
  expect(revisions.at(-1)).toMatchObject({ basedOn: hers.revisionId, how: 'written', author: anna.id })
  await expectNoSidewaysScrolling(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }

  // Words typed since stay; her words are removed from this text, and stay in a revision.
  await page.keyboard.type(' Always.')
  await entry.saved()
  await notice(page).getByRole('button', { name: 'Undo merge' }).click()
  await expect(notice(page)).toContainText('It was removed here again; it is kept under Revisions.')
  await entry.saved()
  expect(await lines(anna, id)).toEqual(['The road is long. It goes on. Always.'])
  await expect(entry.summary).toHaveValue('')
  await notice(page).getByRole('link', { name: 'What changed' }).click()
  await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible()
  await expect(page.locator('.body ins').first()).toHaveText('old ')
})

/** The time (minutes) that they write: `WRITING_MINUTES=10 npx playwright test e2e/two-writers.spec.ts` for a whole session. */
const minutes = Number(process.env.WRITING_MINUTES ?? 0.25)

test('two people write in one text and a third suggests, one of them offline in between, and every word is in it', async ({
  page,
  context,
  browser,
  server,
  signedInAs,
  watched,
}) => {
  test.setTimeout(180_000 + minutes * 120_000)
  watched.tolerated.push(/net::ERR_INTERNET_DISCONNECTED/, /status of 409/)
  const anna = await signedInAs('editor', 'Anna')
  const entry = writing(page)
  await entry.begin({ title: 'Written by two while a third suggests', body: 'The first line.' })
  for (const line of ['The middle.', 'The last line.']) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(line)
  }
  await entry.saved()
  const id = entry.id()

  const windowOf = async (person: Person, path: string) => {
    const elsewhere = await browser.newContext({ baseURL: server.url })
    await signIn(elsewhere, person, server.url)
    const opened = await elsewhere.newPage()
    await opened.goto(path)
    await expect(writing(opened).body).toContainText('The last line.')
    return opened
  }
  const [mali, ben] = [await someone('editor', 'Mali'), await someone('editor', 'Ben')]
  const hers = await windowOf(mali, `/admin/entries/${id}`)
  const his = await windowOf(ben, `/admin/entries/${id}/suggest`)
  const [atHers, atHis] = [writing(hers), writing(his)]
  await entry.body.click()
  await page.keyboard.press('Control+Home')
  await atHers.body.click()
  await hers.keyboard.press('Control+End')
  const goToEnd = (at: Page, paragraph: string) =>
    writing(at)
      .body.locator('p')
      .filter({ hasText: paragraph })
      .evaluate((element) => {
        element.closest<HTMLElement>('[contenteditable]')!.focus()
        getSelection()!.selectAllChildren(element)
        getSelection()!.collapseToEnd()
      })
  await goToEnd(his, 'The middle.')

  const written = { anna: [] as string[], mali: [] as string[], ben: [] as string[] }
  /** All three write for a part of the time. */
  const write = async (part: number) => {
    const until = Date.now() + part * minutes * 60_000
    for (let n = written.anna.length, first = n; n < first + 4 || Date.now() < until; n++) {
      for (const [name, words] of Object.entries(written)) words.push(`${name}${n}`)
      await page.keyboard.type(`anna${n} `)
      await hers.keyboard.type(` mali${n}`)
      await his.keyboard.type(` ben${n}`)
    }
  }
  /** Accepts all that Ben suggests, as one does who writes: by keys. */
  const accept = async (at: Page) => {
    await expect(his.getByText(/^Saved (yesterday )?\d\d:\d\d$/)).toBeVisible({ timeout: 30_000 })
    await at.getByRole('button', { name: 'Comments: 1 open' }).click({ timeout: 30_000 })
    const panel = at.getByRole('complementary', { name: 'Comments and suggested edits' })
    await expect(panel).toContainText(written.ben.at(-1)!, { timeout: 30_000 })
    await writing(at).body.focus()
    await at.keyboard.press('F8')
    await expect(at.locator('[aria-live=polite]').filter({ hasText: 'Ben suggests' })).toBeAttached()
    await at.keyboard.press('Control+F8')
    await expect(at.locator('[aria-live=polite]').filter({ hasText: 'None left.' })).toBeAttached()
  }

  await write(0.3)
  await context.setOffline(true)
  await write(0.2)
  await expect(entry.state).toContainText('Not saved: you are offline.')
  await accept(hers)
  await atHers.saved()
  await goToEnd(hers, 'The last line.')
  await his.getByRole('button', { name: 'Load the newer text' }).click()
  await expect(his.getByText('Somebody has saved a newer text')).toHaveCount(0)
  await expect(atHis.body).toContainText(written.ben.join(' '))
  await goToEnd(his, 'The middle.')
  await write(0.2)
  await context.setOffline(false)
  await write(0.3)
  await accept(page)
  await entry.saved()

  for (const word of Object.values(written).flat()) {
    await expect(entry.body).toContainText(word, { timeout: 60_000 })
    await expect(atHers.body).toContainText(word, { timeout: 60_000 })
  }
  await atHers.saved()
  expect(await lines(anna, id)).toEqual([
    `${written.anna.join(' ')} The first line.`,
    `The middle. ${written.ben.join(' ')}`,
    `The last line. ${written.mali.join(' ')}`,
  ])
  await expect(page.getByRole('button', { name: 'Comments: 0 open' })).toBeVisible()
  for (const opened of [hers, his]) await opened.context().close()
})
