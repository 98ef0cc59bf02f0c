import type { Page } from '@playwright/test'
import { testProvider, type TestProvider } from '@/auth/sso/test-provider'
import { hashPassword } from '@/auth/password'
import { write } from '@/db/connection'
import { staff } from '@/db/schema'
import { makeActor } from '@/domain/staff/actor'
import { changeRole, inviteStaff, createRecoveryLink } from '@/domain/staff/staff'
import { got } from '@/domain/testing/newsroom'
import { expectAccessible } from './support/accessible'
import { freePort } from './support/server'
import { expireConfirmation } from './support/staff'
import { expect, test } from './support/test'

const machine = makeActor({ id: null, name: 'Machine', role: 'admin', zone: 'UTC' })
const password = 'lantern orbit velvet nine'
const port = await freePort()
const issuer = `http://127.0.0.1:${port}`

test.use({
  ownServer: true,
  settings: {
    SSO_OIDC_ISSUER: issuer,
    SSO_OIDC_CLIENT: 'gazette',
    SSO_OIDC_SECRET: 'secret'.repeat(8),
    SSO_OIDC_NAME: 'Example ID',
    SSO_ONLY: 'strict.example',
  },
})

let provider: TestProvider
test.beforeEach(async ({ server, watched }) => {
  watched.tolerated.push(/^Asked another host: http:\/\/(127\.0\.0\.1|localhost):\d+\//)
  provider = await testProvider(`${server.url}/api/auth/callback/oidc`, port)
})
test.afterEach(async () => void (await provider.close()))

const person = (email: string) => ({ sub: email, email, email_verified: true })

async function invited(email: string) {
  return got(await inviteStaff(machine, { name: 'Nang Mon', email, role: 'editor' }, Date.now()))
}

async function signInWithProvider(page: Page) {
  await page.goto('/sign-in?next=/admin/media')
  await page.getByRole('link', { name: 'Sign in with Example ID' }).click()
}

test('who was invited signs in with single sign-on, without scripts too, and signing out ends the session here', async ({
  page,
  browser,
  server,
}) => {
  await invited('nang@example.org')
  provider.state.account = person('nang@example.org')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/sign-in')
  await expectAccessible(page)
  await signInWithProvider(page)
  await expect(page).toHaveURL(`${server.url}/admin/media`)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/admin/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(`${server.url}/sign-in`)
  await page.goto('/admin')
  await expect(page).toHaveURL(`${server.url}/sign-in`)

  const withoutScripts = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url })
  const plain = await withoutScripts.newPage()
  await signInWithProvider(plain)
  await expect(plain).toHaveURL(`${server.url}/admin/media`)
  await withoutScripts.close()
})

test('who was not invited, and whose address the provider has not confirmed, is told so in a sentence', async ({
  page,
}) => {
  provider.state.account = person('eve@example.org')
  await signInWithProvider(page)
  await expect(page.getByRole('alert').filter({ hasText: 'was not invited here' })).toBeVisible()
  await expectAccessible(page)
  await invited('dara@example.org')
  provider.state.account = { ...person('dara@example.org'), email_verified: false }
  await signInWithProvider(page)
  await expect(page.getByText('Example ID has not confirmed that your e-mail address is yours.')).toBeVisible()
  await page.goto('/sign-in?sso=oidc-not-a-reason')
  await expect(page.getByRole('alert').filter({ hasText: /\w/ })).toHaveCount(0)
})

test('nobody else’s page begins a sign-in', async ({ page, request, server }) => {
  const ask = (site: string) =>
    request.get('/api/auth/signin/oidc', { headers: { 'sec-fetch-site': site }, maxRedirects: 0 })
  for (const site of ['cross-site', 'same-site']) {
    const answer = await ask(site)
    expect([answer.status(), answer.headers().location]).toEqual([303, '/sign-in'])
  }
  expect((await ask('same-origin')).headers().location).toMatch(`${issuer}/auth?`)
  await page.goto(`${server.url}/api/auth/callback/oidc?code=x&state=y`)
  await expect(page.getByText('took too long, or was started in another browser')).toBeVisible()
})

test('where single sign-on alone is set, an invitation asks for no password, and a way back from the machine opens once', async ({
  page,
  server,
}) => {
  const { staffId, token } = await invited('kolap@strict.example')
  await page.goto(`/setup/${token}`)
  await expect(page.getByLabel('Password')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Sign in with Example ID' })).toBeVisible()
  await expectAccessible(page)
  got(await changeRole(machine, { staffId, role: 'admin' }, Date.now()))
  const back = got(await createRecoveryLink(machine, staffId, Date.now()))
  await page.goto(`/setup/${back.token}`)
  await expect(page.getByRole('heading', { name: 'Sign in once' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(`${server.url}/admin`)
  await page.goto(`/setup/${back.token}`)
  await expect(page.getByRole('heading', { name: 'This link was used already' })).toBeVisible()
  await expectAccessible(page)
})

test('who has no factor here confirms by single sign-on: the provider asks them anew, and what they were doing goes on', async ({
  page,
  server,
}) => {
  const { staffId } = await invited('vanna@example.org')
  got(await changeRole(machine, { staffId, role: 'admin' }, Date.now()))
  provider.state.account = person('vanna@example.org')
  await signInWithProvider(page)
  await expect(page).toHaveURL(`${server.url}/admin/media`)
  await expireConfirmation({ id: staffId })
  const askedBefore = provider.state.asked

  await page.goto('/admin/staff')
  await page.getByRole('button', { name: 'Invite…' }).click()
  await page.getByLabel('Name').fill('Sophea')
  await page.getByLabel('Email').fill('sophea@example.org')
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await expect(dialog.getByLabel('Password')).toHaveCount(0)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'I have signed in once more' }).click()
  await expect(page.getByText('Not done yet: confirm first that it is you.')).toBeVisible()

  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    dialog.getByRole('link', { name: 'Sign in with Example ID once more' }).click(),
  ])
  await expect(other.getByText('Confirmed, for five minutes.')).toBeVisible()
  expect(provider.state.asked).toBe(askedBefore + 1)
  await other.close()
  await dialog.getByRole('button', { name: 'I have signed in once more' }).click()
  await expect(page.getByText('copy this link and give it to Sophea yourself')).toBeVisible()
})

test('a new host name keeps nobody out: passwords go on working there', async ({ page, server }) => {
  const passwordHash = await hashPassword(password)
  const values = { name: 'Dara', email: 'dara@example.org', role: 'admin' as const, zone: 'UTC', createdAt: 0 }
  await write(async (tx) => tx.insert(staff).values({ ...values, passwordHash }))
  const moved = server.url.replace('localhost', '127.0.0.1')
  await server.restart(undefined, { SITE_URL: moved, HOST: '127.0.0.1' })
  await page.goto(`${moved}/sign-in`)
  await page.getByLabel('Email').fill('dara@example.org')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(`${moved}/admin`)
})
