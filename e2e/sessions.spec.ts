import type { Browser, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { audit } from '@/db/schema'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { codeOf, giveApp } from './support/factors'
import { enterPassword, password, withPassword } from './support/passwords'
import { expireConfirmation } from './support/staff'
import { expect, test } from './support/test'

/** The name that a browser says of itself, and the network that it asks from. */
const laptop = {
  userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
  extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.7' },
}
const train = { ...laptop, extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.20' } }
const elsewhere = {
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.9' },
}

test.use({ ownServer: true, settings: { TRUSTED_PROXIES: 'loopback' } })

type Options = NonNullable<Parameters<Browser['newContext']>[0]>

/** A browser of somebody, which may have the cookies of another. */
async function open(browser: Browser, options: Options, cookiesOf?: Page) {
  const context = await browser.newContext({ ...options, storageState: await cookiesOf?.context().storageState() })
  return context.newPage()
}

/** An admin, and the laptop on which they have signed in. */
async function adminAtLaptop(browser: Browser, baseURL: string, name: string) {
  const person = await withPassword('admin', name)
  const page = await open(browser, { ...laptop, baseURL })
  await enterPassword(page, person)
  await expect(page).toHaveURL(`${baseURL}/admin`)
  return { person, page }
}

/** Twice the size of text, on a phone too, makes no page wider than the window. */
async function enlargeText(page: Page) {
  await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
  await expectNoSidewaysScrolling(page)
}

test('a stolen session opens nothing elsewhere: the owner is told and sees it; on a train it goes on', async ({
  browser,
  server,
}) => {
  const baseURL = server.url
  const { person, page: mine } = await adminAtLaptop(browser, baseURL, 'Nang Mon')
  const onTrain = await open(browser, { ...train, baseURL }, mine)
  expect((await onTrain.request.get('/admin/entries', { maxRedirects: 0 })).status()).toBe(200)

  const theirs = await open(browser, { ...elsewhere, baseURL, javaScriptEnabled: false }, mine)
  await theirs.goto('/admin/entries')
  await expect(theirs).toHaveURL(`${baseURL}/admin/confirm?next=%2Fadmin%2Fentries`)
  await expect(theirs.getByText('Nang Mon')).toHaveCount(0)
  const headers = { origin: baseURL }
  const saved = await theirs.request.post('/api/desk/entries', { headers, data: { kind: 'post' } })
  expect([saved.status(), await saved.text()]).toEqual([403, expect.stringContaining('confirm first that it is you')])
  expect(await (await theirs.request.get('/api/auth/session')).json()).toEqual({})
  const acts = await read().select().from(audit).where(eq(audit.verb, 'saw a session elsewhere'))
  expect(acts).toMatchObject([{ by: null, detail: { person: person.id, device: 'Chrome on Linux' } }])

  await mine.goto('/admin/notices')
  await expect(mine.getByText('Your session was used with another browser on another network')).toBeVisible()
  await mine.getByRole('link', { name: 'If it was not you: sign out everywhere else, and tell an admin' }).click()
  await expect(mine.getByText('Firefox on Windows')).toBeVisible()
  await expect(mine.getByText(/where it opened nothing: Chrome on Linux/)).toBeVisible()
  await mine.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(mine)
  await enlargeText(mine)
  await mine.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(mine.getByText('Signed out everywhere else.')).toBeVisible()
  await theirs.goto('/admin/entries')
  await expect(theirs).toHaveURL(/\/sign-in\?/)
  await mine.goto('/admin/entries')
  await expect(mine).toHaveURL(`${baseURL}/admin/entries`)
})

test('whoever really is elsewhere confirms in one step, without scripts too, and goes on where they were', async ({
  browser,
  server,
}) => {
  const baseURL = server.url
  const { person, page: mine } = await adminAtLaptop(browser, baseURL, 'Dara Sok')
  for (const javaScriptEnabled of [true, false]) {
    const there = { ...elsewhere, baseURL, javaScriptEnabled, viewport: { width: 360, height: 740 } }
    const moved = await open(browser, there, mine)
    await moved.goto('/admin/media?q=map')
    await expect(moved.getByRole('heading', { name: 'Confirm that it is you' })).toBeVisible()
    await expect(moved.getByText('This is neither the browser nor the network that you signed in with.')).toBeVisible()
    if (javaScriptEnabled) {
      await expectAccessible(moved)
      await enlargeText(moved)
    }
    await moved.getByLabel('Password').fill('a wrong guess')
    await moved.getByRole('button', { name: 'Confirm' }).click()
    await expect(moved.getByText('That is not your password.')).toBeVisible()
    await moved.getByLabel('Password').fill(password)
    await moved.getByRole('button', { name: 'Confirm' }).click()
    await expect(moved).toHaveURL(/\/admin\/media(\?q=map)?$/)
    await moved.goto('/admin/account')
    await expect(moved.getByText('Chrome on Linux')).toBeVisible()
    await moved.context().close()
    await enterPassword(mine, person)
    await expect(mine).toHaveURL(`${baseURL}/admin`)
  }
})

test('a request under way in another window while somebody confirms is answered, but for a grave one', async ({
  browser,
  server,
}) => {
  const baseURL = server.url
  const person = await withPassword('admin', 'Kolap Chan')
  const { secret } = await giveApp(person)
  const page = await open(browser, { ...laptop, baseURL })
  await enterPassword(page, person)
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(`${baseURL}/admin`)
  await expireConfirmation(person)

  // The other window sends its request with the cookies from before the confirmation.
  const before = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  await page.goto('/admin/confirm')
  await page.getByLabel('Code from your app').fill(codeOf(secret, Date.now() + 30_000))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('Confirmed, for five minutes.')).toBeVisible()
  const late = await open(browser, { ...laptop, baseURL })
  const headers = { ...laptop.extraHTTPHeaders, cookie: before, origin: baseURL }
  const saved = await late.request.post('/api/desk/entries', { headers, data: { kind: 'post' } })
  // The session is found; what is refused is an entry without its fields.
  expect(saved.status()).toBe(422)
  const grave = await late.request.post('/sign-in/set-up/passkey', { headers, data: {} })
  expect([grave.status(), await grave.text()]).toEqual([422, expect.stringContaining('confirm first that it is you')])
})
