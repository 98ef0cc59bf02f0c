import { findDraft, saveDraft, type SavedRevision } from '@/domain/writing/drafts'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { someone, type Person } from './support/staff'
import { expect, test } from './support/test'

const paragraph = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

/** An entry with one revision for each text, an hour apart. */
async function writeRevisions(who: Person, language: 'en' | 'km', texts: { title: string; body: string }[]) {
  const start = Date.now() - texts.length * 3_600_000
  let saved: SavedRevision | undefined
  for (const [n, { title, body }] of texts.entries()) {
    const draft = { session: `window ${n}`, content: content({ title, body: paragraph(body) }) }
    const now = start + n * 3_600_000
    saved = saved
      ? (got(
          (await saveDraft(who.actor, { ...draft, entryId: saved.entryId, base: saved }, now)) as never,
        ) as SavedRevision)
      : got(await createEntry(who.actor, { ...draft, kind: 'post', language }, now))
  }
  return saved!.entryId
}

test('two Khmer versions are chosen from the list and compared, word by word', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const id = await writeRevisions(editor, 'km', [
    { title: 'របាយការណ៍ប្រចាំខែតុលា', body: 'ប្រតិភូបានជួបជុំគ្នានៅទីក្រុងបាងកក។' },
    { title: 'របាយការណ៍ប្រចាំខែតុលា', body: 'ប្រតិភូបានជួបជុំគ្នានៅទីក្រុងភ្នំពេញ។' },
    { title: 'របាយការណ៍ប្រចាំខែវិច្ឆិកា', body: 'ប្រតិភូបានជួបជុំគ្នានៅទីក្រុងភ្នំពេញ។' },
  ])
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/admin/entries/${id}/revisions`)
  await expectNoSidewaysScrolling(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  // By the arrow keys: from the one before the newest down to the first.
  await page.getByRole('radio', { name: /^Compare from/, checked: true }).focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: 'Compare the two' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible()
  // The title and the address that is made of it.
  await expect(page.locator('dd del')).toHaveText(['តុលា', 'តុលា'])
  await expect(page.locator('dd ins')).toHaveText(['វិច្ឆិកា', 'វិច្ឆិកា'])
  await expect(page.locator('.body del')).toHaveText(['បាងកក'])
  await expect(page.locator('.body ins')).toHaveText(['ភ្នំពេញ'])
  await expectNoSidewaysScrolling(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
})

test('a version is named, brought back, and the way back is offered', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const id = await writeRevisions(editor, 'en', [
    { title: 'One', body: 'The first text.' },
    { title: 'Two', body: 'The second text.' },
  ])
  const head = async () => JSON.stringify((await findDraft(editor.actor, id))!.content.body)
  await page.goto(`/admin/entries/${id}/revisions`)
  const items = page.getByRole('main').getByRole('listitem')
  const newest = items.filter({ hasText: 'the newest' })
  await expect(page.getByRole('region', { name: /^An editor, / }).first()).toContainText('the newest')
  await expect(page.getByRole('region', { name: 'Named or published' })).toHaveCount(0)
  await items.last().getByText('Name this version').click()
  await items.last().getByLabel('Name', { exact: true }).fill('As sent to the ministry')
  await items.last().getByRole('button', { name: 'Save name' }).click()
  // A revision that has a name stands first.
  const first = page.getByRole('region', { name: 'Named or published' }).getByRole('listitem')
  await expect(items.first()).toContainText('“As sent to the ministry”')
  await expect(first.getByText('“As sent to the ministry”', { exact: true })).toBeVisible()

  await first.getByRole('button', { name: /^Restore/ }).click()
  await expect(first.getByText('Restored, as a new version on top.')).toBeVisible()
  await expect(newest).toContainText('Restored from the version of')
  expect(await head()).toContain('The first text.')
  await first.getByRole('button', { name: 'Undo' }).click()
  await expect(first.getByText('Undone: the text from before is the newest again.')).toBeVisible()
  expect(await head()).toContain('The second text.')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(4)
})

test('hundreds of versions are turned page by page, and any two are compared without scripts', async ({
  page,
  noScripts,
  context,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const id = await writeRevisions(
    editor,
    'en',
    Array.from({ length: 120 }, (_, n) => ({ title: `Title ${n}`, body: `Text ${n}.` })),
  )
  await page.goto(`/admin/entries/${id}/revisions`)
  await expect(page.getByText('120 versions.')).toBeVisible()
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(page.getByText('Page 2 of 3')).toBeVisible()
  await noScripts.context().addCookies(await context.cookies())
  await noScripts.goto(`/admin/entries/${id}/revisions`)
  await noScripts.getByRole('button', { name: 'Compare the two' }).click()
  await expect(noScripts.locator('.body ins')).toHaveText('119')
  await noScripts.getByLabel('From', { exact: true }).selectOption({ index: 119 })
  await noScripts.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(noScripts.locator('.body del')).toHaveText('0')
  await expect(noScripts.locator('.body ins')).toHaveText('119')
})

test("a contributor does not reach another person's versions", async ({ page, signedInAs }) => {
  const owner = await someone('editor')
  const id = await writeRevisions(owner, 'en', [
    { title: 'One', body: 'Secret one.' },
    { title: 'Two', body: 'Secret two.' },
  ])
  const { revisionId } = (await findDraft(owner.actor, id))!.base
  await signedInAs('contributor')
  for (const path of ['', '/compare?to=' + revisionId, '/' + revisionId]) {
    const answer = await page.goto(`/admin/entries/${id}/revisions${path}`)
    expect(answer!.status(), path).toBe(403)
    expect(await page.content()).not.toContain('Secret')
  }
})
