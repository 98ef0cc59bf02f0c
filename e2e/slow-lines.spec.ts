import { createTerm } from '@/domain/entries/terms'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { holdAnswers } from './support/slow-line'
import { expect, test } from './support/test'

// Phones on slow connections: input before the scripts or the next page arrive is not lost.

const scripts = /\/_next\/static\/.*\.js/
const draft = { kind: 'post' as const, language: 'en' as const, session: 's' }

test('what is typed at the door before the scripts come stays', async ({ page }) => {
  const letGo = await holdAnswers(page, scripts)
  await page.goto('/sign-in', { waitUntil: 'commit' })
  await page.getByLabel('Email').fill('dara@example.org')
  await page.getByLabel('Password').fill('lantern orbit velvet nine')
  letGo()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByLabel('Email')).toHaveValue('dara@example.org')
  await expect(page.getByLabel('Password')).toHaveValue('lantern orbit velvet nine')
})

test('what is typed before the scripts come stays, and is looked for', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  got(await createEntry(editor.actor, { ...draft, content: content({ title: `Draft ${word}` }) }, Date.now()))
  const letGo = await holdAnswers(page, scripts)
  await page.goto('/admin/entries', { waitUntil: 'commit' })
  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.fill(word)
  letGo()
  // Only scripts open it.
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(search).toHaveValue(word)
  await search.press('Enter')
  await expect(page.getByText('1 text found')).toBeVisible()
})

test('a button that is pressed before the scripts come does its work once they are there, and once only', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const letGo = await holdAnswers(page, scripts)
  await page.goto('/admin', { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Go to or find' }).first().click()
  letGo()
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goto('/admin/topics', { waitUntil: 'load' })
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a row that is opened before the scripts come has its form once they do', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const name = `Early ${randomId()}`
  got(await createTerm(editor.actor, { kind: 'topic', name }, Date.now()))
  const letGo = await holdAnswers(page, scripts)
  await page.goto('/admin/terms', { waitUntil: 'commit' })
  const row = page.getByRole('listitem').filter({ hasText: name })
  await row.locator('summary').click()
  letGo()
  await expect(row.getByLabel('Name', { exact: true })).toHaveValue(name)
  await expect(row.locator('details').first()).toHaveAttribute('open')
})

test('the next redirect can be sent while the page with the last is still on its way', async ({ page, signedInAs }) => {
  await signedInAs('editor')
  await page.goto('/admin/addresses')
  const form = page.getByRole('form', { name: 'Add a redirect' })
  const letGo = await holdAnswers(page, /[?&]_rsc=/)
  const word = randomId()
  for (const old of [`/first-${word}`, `/second-${word}`]) {
    await form.getByLabel('Old address').fill(old)
    await form.getByLabel('Leads to').fill('/archive')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: `${old} leads to /archive now.` })).toBeVisible()
  }
  letGo()
  await expect(page.getByRole('listitem').filter({ hasText: word })).toHaveCount(2)
})

test('Back goes to before a word that was typed, when the scripts come late and when the lists do', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  got(await createEntry(editor.actor, { ...draft, content: content({ title: `Egret ${word}` }) }, Date.now()))
  const list = page.getByRole('rowheader', { name: word })
  const letScriptsGo = await holdAnswers(page, scripts)
  await page.goto('/admin', { waitUntil: 'commit' })
  await page.goto('/admin/entries', { waitUntil: 'commit' })
  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.fill('eg')
  letScriptsGo()
  await expect(page).toHaveURL('/admin/entries?q=eg')
  await search.fill(`egret ${word}`)
  await expect(list).toHaveCount(1)
  await expect(page).toHaveURL(/egret/)
  await page.goBack()
  await expect(page).toHaveURL('/admin/entries')
  await expect(search).toHaveValue('')

  const letListsGo = await holdAnswers(page, /_rsc=/)
  for (const typed of ['egret', `egret ${word}`]) {
    const asked = page.waitForRequest(/q=egret/)
    await search.fill(typed)
    await asked
  }
  letListsGo()
  await expect(page).toHaveURL(/egret/)
  await page.goBack()
  await expect(page).toHaveURL('/admin/entries')
  await page.goBack()
  await expect(page).toHaveURL('/admin')
})
