import type { Browser, Page } from '@playwright/test'
import { read } from '@/db/connection'
import { suggestions } from '@/db/schema'
import { got, text } from '@/domain/testing/newsroom'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { listRevisions } from '@/domain/writing/revisions'
import { ownNotices } from '@/domain/notices/notices'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { write } from './support/media'
import { signIn, someone, type Person } from './support/staff'
import { suggest } from './support/suggesting'
import { expect, test } from './support/test'
import type { Server } from './support/server'
import { writing } from './support/writing'

const panel = (page: Page) => page.getByRole('complementary', { name: 'Comments and suggested edits' })
const changes = (page: Page) => panel(page).getByRole('list', { name: 'Suggested changes' }).getByRole('listitem')
const button = (page: Page, name: string | RegExp) => panel(page).getByRole('button', { name })
const heard = (page: Page) => page.locator('[aria-live=polite]')

/** A window of another person, in a browser of their own. */
async function windowOf(browser: Browser, person: Person, server: Server) {
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB', timezoneId: 'Asia/Bangkok' })
  await signIn(context, person, server.url)
  return context.newPage()
}

const words = async (who: Person, id: number) => {
  const { body } = (await findDraft(who.actor, id))!.content as {
    body: { content: { content?: { text: string }[] }[] }
  }
  return body.content.map(({ content = [] }) => content.map(({ text }) => text).join('')).join('\n')
}

test('a reviewer writes over the text; its author accepts and refuses word by word, and the reviewer is told', async ({
  page,
  browser,
  server,
  signedInAs,
}) => {
  test.slow()
  const writer = await signedInAs('contributor', 'Wan')
  const anna = await someone('editor', 'Anna')
  const title = `The road ${randomId()}`
  const { entryId } = await write(writer, { title, body: text('The road is long and wet.') })

  const hers = await windowOf(browser, anna, server)
  await hers.goto(`/admin/entries/${entryId}`)
  const asAnna = writing(hers)
  await expect(asAnna.title).toBeEditable()
  const mode = hers.getByRole('button', { name: 'Mode: Editing' })
  await mode.focus()
  await mode.press('Enter')
  await expect(hers.getByRole('menuitemradio', { name: /^Editing/ })).toBeFocused()
  await expect(hers.getByRole('menuitemradio', { name: /^Editing/ })).toBeChecked()
  await hers.keyboard.press('ArrowDown')
  await hers.keyboard.press('Enter')
  await expect(hers.getByRole('button', { name: 'Mode: Suggesting' })).toBeVisible()
  await expect(hers.getByText('You are suggesting.')).toBeVisible()
  await expect(asAnna.title).toBeEditable()

  await asAnna.body.click()
  for (const key of ['Control+End', 'ArrowLeft', 'Control+Shift+ArrowLeft']) await hers.keyboard.press(key)
  await hers.keyboard.type('dusty')
  await hers.keyboard.press('Control+End')
  await hers.keyboard.type(' It ends here.')
  await expect(asAnna.body.locator('del')).toHaveText('wet')
  await expect(asAnna.body.locator('ins')).toHaveText(['dusty', ' It ends here.'])
  await asAnna.title.fill(`A ${title}`)
  await asAnna.saved()
  await expect(hers.getByText('Your suggested edits')).toBeVisible()
  await expectAccessible(hers)
  await expectReadableInTheDark(hers)
  // Nothing of it is the text.
  expect(await words(writer, entryId)).toBe('The road is long and wet.')
  expect((await listRevisions(writer.actor, entryId))!.total).toBe(1)
  await hers.reload()
  await expect(asAnna.body.locator('ins')).toHaveText(['dusty', ' It ends here.'])

  await page.goto(`/admin/entries/${entryId}`)
  const entry = writing(page)
  const line = page.getByRole('region', { name: 'Suggested edits' })
  await expect(line).toContainText('3 suggested edits from Anna')
  await line.getByRole('button', { name: 'Show suggested edits' }).click()
  await expect(changes(page)).toHaveCount(3)
  await expect(changes(page).nth(0)).toContainText('Anna')
  await expect(changes(page).nth(0)).toContainText('Title')
  await expect(entry.body.locator('del')).toHaveText('wet')
  await expect(entry.body.locator('ins')).toHaveText(['dusty', ' It ends here.'])
  await expect(entry.body.locator('ins').first()).toHaveAttribute('data-by', 'Anna')
  await expectAccessible(page)
  await expectReadableInTheDark(page)

  await button(page, 'Refuse: Anna, “A”').press('Enter')
  await expect(changes(page)).toHaveCount(2)
  await expect(heard(page).filter({ hasText: '2 left.' })).toContainText('Refused: “A”. 2 left.')
  await expect(button(page, 'Refuse: Anna, “dusty” for “wet”')).toBeFocused()
  await button(page, 'Put back').click()
  await expect(changes(page)).toHaveCount(3)
  await button(page, 'Refuse: Anna, “A”').click()
  await expect(changes(page)).toHaveCount(2)
  await button(page, 'Accept: Anna, “dusty” for “wet”').click()
  await expect(changes(page)).toHaveCount(1)
  await expect(button(page, /^Accept: Anna/)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(entry.body).toHaveText('The road is long and dusty. It ends here.')
  await expect(panel(page)).toContainText('Nothing is suggested.')
  await expect(panel(page).getByRole('heading', { name: 'Suggested edits' })).toBeFocused()
  await entry.saved()
  await expect.poll(() => words(writer, entryId)).toBe('The road is long and dusty. It ends here.')
  await expect
    .poll(async () => (await ownNotices(anna.actor)).items)
    .toMatchObject([{ kind: 'suggestions decided', counts: '2 accepted, 1 refused' }])
  expect((await listRevisions(writer.actor, entryId))!.revisions[0]!.suggesters).toEqual(['Anna'])
  await page.goto(`/admin/entries/${entryId}/revisions`)
  await expect(page.getByText('with suggested edits of Anna')).toBeVisible()
  await hers.goto('/admin/notices')
  await expect(hers.getByText('decided on what you suggested: 2 accepted, 1 refused')).toBeVisible()
  await hers.context().close()
})

test('by keyboard alone, and “Undo” brings back what was suggested', async ({ page, signedInAs }) => {
  const writer = await signedInAs('editor')
  const anna = await someone('editor', 'Anna')
  const title = `By keyboard ${randomId()}`
  const { entryId } = await write(writer, { title, body: text('One two three four five six.') })
  await suggest(anna, entryId, { title, body: 'One 2 three 4 five 6.' })
  await page.goto(`/admin/entries/${entryId}`)
  const entry = writing(page)
  await expect(page.getByRole('region', { name: 'Suggested edits' })).toBeVisible()
  await entry.body.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F8')
  await expect(heard(page).filter({ hasText: 'of 3' })).toContainText('Anna suggests “2” for “two”. 1 of 3.')
  await page.keyboard.press('F8')
  await expect(heard(page).filter({ hasText: 'of 3' })).toContainText('Anna suggests “4” for “four”. 2 of 3.')
  await page.keyboard.press('Control+F8')
  await expect(changes(page)).toHaveCount(2)
  await expect(entry.body).toBeFocused()
  await expect(heard(page).filter({ hasText: 'left' })).toContainText('Accepted: “4” for “four”. 2 left.')
  await page.keyboard.press('Shift+F8')
  await page.keyboard.press('Control+Shift+F8')
  await expect(changes(page)).toHaveCount(1)
  await entry.saved()
  await expect.poll(() => words(writer, entryId)).toBe('One two three 4 five six.')
  // An accepted change is a step of its own, that can be taken back.
  await page.keyboard.press('Control+z')
  await expect(changes(page)).toHaveCount(2)
  await expect.poll(() => words(writer, entryId)).toBe('One two three four five six.')
})

test('several people, all of one at once, and words that have changed since', async ({ page, signedInAs }) => {
  const writer = await signedInAs('editor')
  const [anna, ben] = [await someone('editor', 'Anna'), await someone('editor', 'Ben')]
  const title = `Several ${randomId()}`
  const first = await write(writer, { title, body: text('The road is long and wet today.') })
  const { entryId } = first
  await suggest(anna, entryId, { title, body: 'The road is short and dry today.' })
  await suggest(ben, entryId, { title, body: 'The road is long and wet this morning.' })
  const { content } = (await findDraft(writer.actor, entryId))!
  const next = { ...content, body: text('The road is long and muddy today.') }
  got((await saveDraft(writer.actor, { entryId, base: first, session: 'earlier', content: next }, Date.now())) as never)

  await page.goto(`/admin/entries?q=${encodeURIComponent(title)}`)
  await expect(page.getByRole('row').filter({ hasText: title })).toContainText('Suggested edits from Anna and Ben')
  await page.goto(`/admin/entries/${entryId}`)
  const entry = writing(page)
  await page.getByRole('button', { name: 'Comments: 3 open' }).click()
  await expect(changes(page)).toHaveCount(3)
  await expect(panel(page)).toContainText('2 suggested edits from Anna')
  const clash = changes(page).filter({ hasText: 'The text here has changed since.' })
  await expect(clash).toHaveCount(1)
  await expect(clash.getByRole('button', { name: /^Use anyway: Anna/ })).toBeVisible()
  await expect(clash.getByRole('button', { name: 'Copy the words' })).toBeVisible()
  await expect(entry.body.locator('del')).toHaveText(['long', 'today'])

  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  // A person who publishes is told, and nothing is refused.
  await page.getByRole('button', { name: 'Publish…' }).click()
  const warning = page.getByRole('dialog').getByRole('region', { name: 'Still open' })
  await expect(warning).toContainText('Still open: 2 suggested edits from Anna, 1 from Ben.')
  await warning.getByRole('button', { name: 'Show them' }).click()
  await expect(panel(page)).toBeVisible()

  await button(page, 'Accept all from Ben').click()
  await expect(entry.body).toContainText('this morning')
  await expect(changes(page)).toHaveCount(2)
  await button(page, /^Use anyway/).click()
  await expect(changes(page)).toHaveCount(1)
  await button(page, 'Refuse all from Anna').click()
  await expect(panel(page)).toContainText('Nothing is suggested.')
  await expect.poll(() => words(writer, entryId)).toBe('The road is long and dry this morning.')
})

test('what is suggested is in no preview and on no page, and is gone once it is withdrawn', async ({
  page,
  noScripts,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const title = `Nowhere else ${randomId()}`
  const secret = `zq${randomId()}`
  const { entryId } = await write(editor, { title, body: text('Only these words.') })
  await suggest(editor, entryId, { title: `${title} ${secret}`, body: `Only these words, ${secret}.` })
  await page.goto(`/admin/entries/${entryId}`)
  const entry = writing(page)
  await expect(entry.title).toBeEditable()
  await entry.publish()
  const link = page.getByRole('region', { name: 'Published' }).getByRole('link').first()
  const path = new URL((await link.getAttribute('href'))!, page.url()).pathname
  for (const address of [path, `/feed.xml`, `/search?q=${secret}`, `/api/v1/items`, `/`]) {
    const html = await (await noScripts.request.get(address)).text()
    expect(html.replaceAll(`/search?q=${secret}`, '').match(new RegExp(`these words, ${secret}`))).toBeNull()
    if (!address.startsWith('/search')) expect(html).not.toContain(secret)
  }
  for (const address of [`/admin/entries/${entryId}/preview/document`, `/admin/entries?q=${secret}`])
    expect(await (await page.request.get(address)).text()).not.toContain(`these words, ${secret}`)

  await page.goto(`/admin/entries/${entryId}/suggest`)
  await expect(entry.title).toBeEditable()
  await expect(entry.body.locator('ins')).toContainText([secret])
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Mode: Editing' })).toBeVisible()
  await expect(entry.body).toHaveText('Only these words.')
  const left = await read().select().from(suggestions).orderBy(suggestions.id)
  expect(left.filter((row) => row.entryId === entryId)).toEqual([])
})
