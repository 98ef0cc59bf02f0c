import type { Page } from '@playwright/test'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { pdf, picture } from '@/domain/testing/uploads'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import type { Person } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

async function write({ actor }: Person, title: string, isLive = false) {
  const whole = content({ title, body: text('Words.') })
  const draft = { kind: 'post', language: 'en', session: randomId(), content: whole } as const
  const entry = got(await createEntry(actor, draft, Date.now()))
  if (isLive) got(await release(actor, entry, Date.now()))
  return entry
}

const options = (page: Page) => page.getByRole('dialog').getByRole('option')

test('an editor links to a text in two keys and one word, and is told where readers do not have it', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  await write(editor, `Ferries ${word}`, true)
  await write(editor, `Bridges ${word}`)
  const entry = writing(page)
  await entry.begin({ title: 'With links', body: 'See ' })
  const field = page.getByRole('combobox', { name: 'Find a text or file, or paste an address' })

  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  // In one go: what a beginning of it finds is the same.
  await page.keyboard.insertText(`ferries ${word}`)
  await expect(options(page)).toHaveText([/^Ferries .*Post · English · Published$/])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const link = entry.body.getByRole('link', { name: `Ferries ${word}` })
  await expect(link).toHaveAttribute('href', new RegExp(`^/20\\d\\d/\\d\\d/ferries-${word.toLowerCase()}`))
  await expect(entry.body).toBeFocused()

  await page.keyboard.type(' and ')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(word)
  await expect(options(page)).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  const bridges = options(page).filter({ hasText: 'Readers do not have it yet' })
  await expect(bridges).toHaveText(new RegExp(`^Bridges ${word}`))
  const active = await field.getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute('aria-selected', 'true')
  if ((await bridges.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowUp')
  await expect(bridges).toHaveAttribute('aria-selected', 'true')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await page.keyboard.press('Enter')
  await expect(entry.body.getByRole('link', { name: `Bridges ${word}` })).toBeVisible()
  await entry.saved()
})

test('an address is pasted as before, another is refused in words, and words of one’s own can be clicked', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('contributor')
  const entry = writing(page)
  await entry.begin({ title: 'With an address', body: 'See ' })
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('ftp://example.org/file')
  await expect(page.getByText('A link can lead to a web page (https://…)')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('www.example.org/report')
  await expect(options(page)).toHaveText([/^https:\/\/www\.example\.org\/report/])
  await page.getByLabel('Link text').fill('the report')
  await page.keyboard.press('Enter')
  const link = entry.body.getByRole('link', { name: 'the report' })
  await expect(link).toHaveAttribute('href', 'https://www.example.org/report')

  await link.click({ modifiers: [] })
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Change the link' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove link' }).click()
  await expect(entry.body.getByRole('link')).toHaveCount(0)
})

test('a contributor is offered their own texts and what readers have', async ({ page, signedInAs }) => {
  const word = randomId()
  const editor = await signedInAs('editor')
  await write(editor, `Theirs ${word}`, true)
  await write(editor, `Nobody knows ${word}`)
  await write(await signedInAs('contributor'), `Mine ${word}`)
  const entry = writing(page)
  await entry.begin({ title: 'With a link', body: 'See ' })
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(word)
  await expect(options(page)).toHaveText([new RegExp(`^Mine ${word}`), new RegExp(`^Theirs ${word}`)])
})

test('where no answer comes it says so, and the choices come when it is tried again', async ({
  page,
  signedInAs,
  watched,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  await write(editor, `Quiet ${word}`)
  const entry = writing(page)
  await entry.begin({ title: 'On a slow line', body: 'See ' })
  watched.tolerated.push(/ERR_FAILED/)
  await page.route('**/api/desk/choices*', (route) => route.abort())
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(word)
  await expect(page.getByText('No answer came from the server.')).toBeVisible()
  await expectAccessible(page)
  await page.unroute('**/api/desk/choices*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(options(page)).toHaveText([new RegExp(`^Quiet ${word}`)])
  await page.getByRole('dialog').getByRole('combobox').fill(`${word} nowhere`)
  await expect(page.getByText('Nothing has all of these words.')).toBeVisible()
})

test('a picture of the library comes into a text in two presses, and several in an order', async ({
  page,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const word = randomId().toLowerCase()
  for (const [n, name] of ['third', 'second', 'first'].entries())
    await picture(actor, `${name}-${word}.png`, { now: Date.now() + n })
  const entry = writing(page)
  await entry.begin({ title: 'With pictures', body: 'Words.' })

  await page.getByRole('button', { name: 'Picture', exact: true }).click()
  await expect(page.getByRole('combobox', { name: 'Find a picture' })).toBeFocused()
  await options(page)
    .filter({ hasText: `first-${word}` })
    .click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(entry.body.locator('img')).toHaveCount(1)

  await page.getByRole('button', { name: 'Picture', exact: true }).click()
  await expect(page.getByRole('combobox', { name: 'Find a picture' })).toBeFocused()
  await page.keyboard.type(word)
  await expect(options(page)).toHaveCount(3)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown') // now the arrows steer: there is one row, and its end is the last
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Space')
  await expect(page.getByRole('status').filter({ hasText: '2 chosen' })).toBeVisible()
  const places = options(page).locator('[data-place]')
  await expect(places).toHaveText(['', '2', '1'])
  await expect(options(page).and(page.locator('[aria-selected="true"]'))).toHaveCount(2)
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await page.keyboard.press('Enter')
  await expect(entry.body.locator('img')).toHaveCount(3)
  await entry.saved()
})

test('files are found and several are put beside a text at once', async ({ page, signedInAs }) => {
  const { actor } = await signedInAs('editor')
  const word = randomId().toLowerCase()
  for (const name of ['annual', 'short']) await pdf(actor, `${name}-${word}.pdf`)
  const entry = writing(page)
  await entry.begin({ title: 'With files', body: 'Words.' }, 'publication')
  await page.getByRole('button', { name: 'Add a file' }).click()
  await expect(page.getByRole('combobox', { name: 'Find a file' })).toBeFocused()
  await page.keyboard.type(word)
  await expect(options(page)).toHaveCount(2)
  for (const box of await options(page).locator('[data-place]').all()) await box.click()
  await page.getByRole('button', { name: 'Use these 2 files' }).click()
  await expect(page.getByLabel('Link text')).toHaveCount(2)
  await entry.saved()
})

test('a bundle of three texts is made in six presses', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  for (const name of ['Report', 'Summary', 'News']) await write(editor, `${name} ${word}`)
  let presses = 0
  const press = async (button: ReturnType<Page['locator']>) => {
    await button.click()
    presses++
  }
  await page.goto('/admin/bundles')
  await page.getByLabel('Name of a new bundle').fill(`Bundle ${word}`)
  await press(page.getByRole('button', { name: 'Create' }))
  await press(page.getByRole('button', { name: 'Add texts…' }))
  for (const name of ['Report', 'Summary', 'News']) await press(options(page).filter({ hasText: `${name} ${word}` }))
  await expectAccessible(page)
  await press(page.getByRole('button', { name: 'Add 3 texts' }))
  await expect(page.getByText('Added: all of it goes live together.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Remove / })).toHaveCount(3)
  expect(presses).toBe(6)

  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('button', { name: 'Add texts…' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Find a text' })).toBeFocused()
  await page.keyboard.type(word)
  await expect(page.getByText('Nothing has all of these words.')).toBeVisible() // they are in it already
  await expectNoSidewaysScrolling(page)
})
