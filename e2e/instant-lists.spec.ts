import type { Locator, Page } from '@playwright/test'
import { createTerm } from '@/domain/entries/terms'
import { release } from '@/domain/publishing/releases'
import { got } from '@/domain/testing/newsroom'
import { picture } from '@/domain/testing/uploads'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { write } from './support/media'
import { expect, test } from './support/test'

const rows = (page: Page) => page.getByRole('table', { name: 'Content' }).getByRole('rowheader')
const count = (page: Page) => page.getByRole('status').filter({ hasText: /texts?/ })

test('each filter changes the list at once: the address, the number that is read aloud, and not the focus', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  got(await createTerm(editor.actor, { kind: 'topic', name: `Rivers ${word}` }, Date.now()))
  await write(editor, { title: `Heron ${word}` })
  const live = await write(editor, { title: `Kingfisher ${word}`, slug: `kingfisher-${word}` })
  got(await release(editor.actor, live, Date.now()))

  await page.goto('/admin/entries')
  await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeHidden()
  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.pressSequentially(word)
  await expect(count(page)).toHaveText('2 texts found')
  await expect(page).toHaveURL(`/admin/entries?q=${word}`)
  await expect(search).toBeFocused()
  await expect(search).toHaveValue(word)
  const state = page.getByLabel('Status', { exact: true })
  await state.focus()
  await state.selectOption('Published')
  await expect(count(page)).toHaveText('1 text found')
  await expect(rows(page)).toHaveText([/^Kingfisher/])
  await expect(page).toHaveURL(/state=live/)
  await expect(state).toBeFocused()
  await expectAccessible(page)
  await expectReadableInTheDark(page)
  const more = page.getByText('More filters and order')
  await more.click()
  await page.getByLabel('Topic or country').selectOption(`Rivers ${word}`)
  await expect(page.getByText('Nothing matches.')).toBeVisible()
  await expect(count(page)).toHaveText('0 texts found')
  await expect(page.getByLabel('Topic or country')).toBeVisible()
  await page.goBack()
  await expect(rows(page)).toHaveText([/^Kingfisher/])
  await more.click()
  await expect(page.getByLabel('Topic or country')).toHaveValue('')
  // Back goes to before the word, not letter by letter.
  await page.goBack()
  await expect(state).toHaveValue('')
  await page.goBack()
  await expect(page).toHaveURL('/admin/entries')
  await expect(search).toHaveValue('')
})

test('a list that comes late does not take the place of the one that was asked for after it', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  await write(editor, { title: `Early ${word}` })
  const live = await write(editor, { title: `Late ${word}`, slug: `late-${word}` })
  got(await release(editor.actor, live, Date.now()))
  await page.goto(`/admin/entries?q=${word}`)
  let answerFirst = () => {}
  const held = new Promise<void>((resolve) => (answerFirst = resolve))
  let isAnswered = false
  await page.route(/admin\/entries\?.*state=draft/, async (route) => {
    await held
    await route.continue().catch(() => {}) // the browser may have given it up
    isAnswered = true
  })
  const state = page.getByLabel('Status', { exact: true })
  const asked = page.waitForRequest(/state=draft/)
  await state.selectOption('Draft')
  await asked
  await state.selectOption('Published')
  await expect(rows(page)).toHaveText([/^Late/])
  answerFirst()
  await expect.poll(() => isAnswered).toBe(true)
  // The next list is requested only after the last answer was shown.
  await page.getByRole('searchbox', { name: 'Search' }).fill(`${word} late`)
  await expect(page).toHaveURL(/late/)
  await expect(rows(page)).toHaveText([/^Late/])
  await expect(page).toHaveURL(/state=live/)
  await expect(state).toHaveValue('live')
})

test('fifteen rows fit on a laptop, and on a phone the first begins in the upper half', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  const lead = { mediaId: (await picture(editor.actor, `boats-${word}.png`)).id, alt: 'Boats' }
  for (let n = 0; n < 18; n++)
    await write(editor, {
      title: `Consultative workshop on the identification of victims, day ${n + 1} ${word}`,
      ...(n % 3 === 0 && { lead }),
    })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`/admin/entries?q=${word}`)
  await expect(rows(page)).toHaveCount(18)
  await page.getByRole('link', { name: 'Take away the filter' }).click()
  await expect(page).toHaveURL('/admin/entries')
  const tops = await rows(page).evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect()))
  expect(tops.filter(({ bottom }) => bottom <= 800).length).toBeGreaterThanOrEqual(14)

  const thumbnails = page.getByRole('table').locator('img')
  await expect(thumbnails.first()).toHaveAttribute('loading', 'lazy')
  const sizes = await thumbnails.evaluateAll((all) => all.map((one) => [one.clientWidth, one.clientHeight].join()))
  expect(new Set(sizes)).toEqual(new Set(['48,36']))
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/admin/entries?q=${word}&kind=post&state=draft`)
  const { y } = (await rows(page).first().boundingBox())!
  expect(y).toBeLessThan(300)
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
  const state = page.getByLabel('Status', { exact: true })
  await expect(state).toBeHidden()
  const filters = page.getByRole('search').locator('summary')
  await expect(filters).toContainText('2 set')
  await filters.click()
  await state.selectOption('Published')
  await expect(page.getByText('Nothing matches.')).toBeVisible()
  await expect(state).toBeVisible()
  await expectNoSidewaysScrolling(page)
})

test('rows are gone through by arrow keys, and the menu of a row views, previews and duplicates', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  await write(editor, { title: `Alder ${word}` })
  const live = await write(editor, { title: `Birch ${word}`, slug: `birch-${word}` })
  const { path } = got(await release(editor.actor, live, Date.now()))
  await write(editor, { title: `Cedar ${word}` })
  await page.goto(`/admin/entries?q=${word}&sort=title`)
  const titleOf = (name: string) => page.getByRole('link', { name: `${name} ${word}` })
  await titleOf('Alder').focus()
  await page.keyboard.press('ArrowDown')
  await expect(titleOf('Birch')).toBeFocused()
  await page.keyboard.press('End')
  await expect(titleOf('Cedar')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  const menu = page
    .getByRole('row')
    .filter({ hasText: `Birch ${word}` })
    .locator('details')
  // From the title one step leads to the menu of its row, another past the list.
  await page.keyboard.press('Tab')
  await expect(menu.locator('summary')).toBeFocused()
  await page.keyboard.press('Enter')
  await expectAccessible(page)
  await expectReadableInTheDark(page)
  await expect(menu.getByRole('link', { name: 'View', exact: true })).toHaveAttribute('href', path)
  await page.keyboard.press('ArrowDown')
  await expect(menu.getByRole('link', { name: 'View', exact: true })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(menu.getByRole('link', { name: 'Preview' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu.getByRole('link', { name: 'View', exact: true })).toBeHidden()
  await expect(menu.locator('summary')).toBeFocused()
  await page.keyboard.press('Tab')
  expect(await isIn(page, page.getByRole('table'))).toBe(false)

  const draft = page
    .getByRole('row')
    .filter({ hasText: `Alder ${word}` })
    .locator('details')
  await draft.locator('summary').click()
  await expect(draft.getByRole('link', { name: 'View', exact: true })).toHaveCount(0)
  await draft.getByRole('link', { name: 'Preview' }).click()
  await expect(page).toHaveURL(/\/preview$/)
  await page.goBack()
  await draft.locator('summary').click()
  // The menu of a row lies over the row below.
  await menu.locator('summary').press('Enter')
  await expect(draft.getByRole('link', { name: 'Preview' })).toBeHidden()
  await menu.getByRole('button', { name: 'Duplicate' }).press('Enter')
  await expect(page.getByLabel('Title', { exact: true })).toHaveText(`Copy of Birch ${word}`)
})

async function isIn(page: Page, part: Locator) {
  return part.evaluate((element) => element.contains(document.activeElement))
}

test('without scripts the button loads the list, every row is reached by Tab, and its menu opens', async ({
  context,
  noScripts,
  server,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  await noScripts.context().addCookies(await context.cookies(server.url))
  const word = randomId()
  await write(editor, { title: `Elm ${word}` })
  await write(editor, { title: `Fir ${word}` })
  await noScripts.goto(`/admin/entries?q=${word}&sort=title`)
  await noScripts.getByLabel('Status', { exact: true }).selectOption('Published')
  await noScripts.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(noScripts.getByText('Nothing matches.')).toBeVisible()
  await noScripts.goBack()
  await noScripts.getByRole('link', { name: `Elm ${word}` }).focus()
  for (let n = 0; n < 3; n++) await noScripts.keyboard.press('Tab')
  await expect(noScripts.getByRole('link', { name: `Fir ${word}` })).toBeFocused()
  const menu = noScripts
    .getByRole('row')
    .filter({ hasText: `Fir ${word}` })
    .locator('details')
  await menu.locator('summary').click()
  await expect(menu.getByRole('button', { name: 'Duplicate' })).toBeHidden()
  await menu.getByRole('link', { name: 'Preview' }).click()
  await expect(noScripts).toHaveURL(/\/preview$/)
})
