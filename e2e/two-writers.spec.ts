import type { Page } from '@playwright/test'
import { read } from '@/db/connection'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import type { Content } from '@/domain/content/content'
import { got } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
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
  await entry.type(' It')
  const hers = await theirs(mali, id, () => ({ summary: 'Hers.', body: paragraphs('The old road is long.', 'Hers.') }))
  await page.keyboard.type(' goes on.')
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

  // What is typed since stays; her words go out of this text, and are kept.
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

test('two people write in one text for a while, one of them offline in between, and every word of both is in it', async ({
  page,
  context,
  browser,
  server,
  signedInAs,
  watched,
}) => {
  test.slow()
  watched.tolerated.push(/net::ERR_INTERNET_DISCONNECTED/, /status of 409/)
  const anna = await signedInAs('editor', 'Anna')
  const entry = writing(page)
  await entry.begin({ title: 'Written by two for a while', body: 'The first line.' })
  await page.keyboard.press('Enter')
  await page.keyboard.type('The last line.')
  await entry.saved()
  const id = entry.id()

  const mali = await someone('editor', 'Mali')
  const elsewhere = await browser.newContext({ baseURL: server.url })
  await signIn(elsewhere, mali, server.url)
  const other = await elsewhere.newPage()
  await other.goto(`/admin/entries/${id}`)
  const second = writing(other)
  await expect(second.body).toContainText('The last line.')
  await expect(other.getByText('Also here: Anna, writing')).toBeVisible()
  await expect(page.getByText('Also here: Mali, reading')).toBeVisible({ timeout: 60_000 })

  await entry.body.click()
  await page.keyboard.press('Control+Home')
  await second.body.click()
  await other.keyboard.press('Control+End')
  const [annas, malis] = [[] as string[], [] as string[]]
  const write = async (from: number, to: number, wait: number) => {
    for (let n = from; n < to; n++) {
      annas.push(`anna${n}`)
      malis.push(`mali${n}`)
      await page.keyboard.type(`anna${n} `)
      await other.keyboard.type(` mali${n}`)
      // Long enough for a save now and then, as when people think.
      await page.waitForTimeout(n % 4 === 3 ? 1_500 : wait)
    }
  }
  await write(0, 12, 100)
  await context.setOffline(true)
  await write(12, 20, 100)
  await expect(entry.state).toContainText('Not saved: you are offline.')
  await context.setOffline(false)
  await write(20, 28, 100)

  for (const word of [...annas, ...malis]) {
    await expect(entry.body).toContainText(word, { timeout: 60_000 })
    await expect(second.body).toContainText(word, { timeout: 60_000 })
  }
  await entry.saved()
  await second.saved()
  for (const page of [entry, second])
    await expect(page.body).toHaveText(
      new RegExp(`^${annas.join(' ')} The first line\\.\\s*The last line\\. ${malis.join(' ')}$`),
    )
  expect(await lines(anna, id)).toEqual([`${annas.join(' ')} The first line.`, `The last line. ${malis.join(' ')}`])
  await elsewhere.close()
})
