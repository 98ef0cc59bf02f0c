import type { Page, Response } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { signIn as signInBrowser, signOut, someone } from './support/staff'
import { expect, test } from './support/test'

const password = 'lantern orbit velvet nine'

/** The page also asks by itself what a passkey would have to sign. */
function isAnswerOfForm(response: Response) {
  return 'next-action' in response.request().headers()
}

async function fillSetUp(page: Page, { name, email }: { name: string; email?: string }) {
  await page.getByLabel('Name').fill(name)
  if (email) await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
}

async function signIn(page: Page, email: string, words = password) {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(words)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test.describe('the first account', () => {
  test.use({ ownServer: true })

  test('the printed link makes the first admin, who may start empty; it works once', async ({
    page,
    server,
    setUpLink,
  }) => {
    await page.goto(setUpLink)
    await expectAccessible(page)
    await fillSetUp(page, { name: 'Dara Sok', email: 'dara@example.org' })
    await page.getByLabel('Password').fill('too short')
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByText('Use at least 12 characters')).toBeVisible()
    await expect(page.getByLabel('Name')).toHaveValue('Dara Sok')
    await page.getByLabel('Password').fill(password)
    await page.getByText('Start empty').click()
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page).toHaveURL(`${server.url}/admin`)
    expect((await page.request.get('/2014/10')).status()).toBe(404)
    await page.goto(setUpLink)
    await expect(page.getByRole('heading', { name: 'This link was used already' })).toBeVisible()
    await expectAccessible(page)
    await server.restart()
    expect(server.output().match(/Set up:/g)).toHaveLength(1)
  })

  test('it works without scripts, and each start replaces the link', async ({ noScripts: page, server, setUpLink }) => {
    await server.restart()
    await expect.poll(() => server.setUpLink()).not.toBe(setUpLink)
    await page.goto(setUpLink)
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
    await page.goto(server.setUpLink())
    await fillSetUp(page, { name: 'Dara Sok', email: 'dara@example.org' })
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page).toHaveURL(`${server.url}/admin`)
  })
})

test('an admin invites someone, who signs in and is out the moment the account is disabled', async ({
  page,
  browser,
  server,
  signedInAs,
}) => {
  await signedInAs('admin')
  await page.goto('/admin/staff')
  await page.getByRole('button', { name: 'Invite…' }).click()
  await page.getByLabel('Name').fill('Nang Mon')
  await page.getByLabel('Email').fill('nang@example.org')
  await page.getByText('Editor', { exact: true }).click()
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const link = await page.getByLabel('Link to hand over').inputValue()
  await page.getByRole('button', { name: 'Done' }).click()

  const theirs = await (await browser.newContext({ baseURL: server.url })).newPage()
  await theirs.goto(link)
  await fillSetUp(theirs, { name: 'Nang Mon Kham' })
  await theirs.getByRole('button', { name: 'Create account' }).click()
  await expect(theirs).toHaveURL(`${server.url}/admin`)
  expect((await theirs.goto('/admin/staff'))!.status()).toBe(403)

  await page.reload()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Change Nang Mon Kham' }).click()
  await expectAccessible(page)
  await page.getByLabel('Give their drafts to').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Disable the account' }).click()
  await expect(page.getByRole('row', { name: /Nang Mon Kham/ })).toContainText('Disabled')
  await theirs.goto('/admin')
  await expect(theirs).toHaveURL(`${server.url}/sign-in`)
  await signIn(theirs, 'nang@example.org')
  await expect(theirs.getByText('The email or the password is not right.')).toBeVisible()
  await theirs.context().close()
})

test('someone changes their password, is signed out elsewhere, signs out and in again where they were', async ({
  page,
  context,
  browser,
  server,
  signedInAs,
}) => {
  await signedInAs('admin')
  await page.goto('/admin/staff')
  await page.getByRole('button', { name: 'Invite…' }).click()
  await page.getByLabel('Name').fill('Somsak')
  await page.getByLabel('Email').fill('somsak@example.org')
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const link = await page.getByLabel('Link to hand over').inputValue()
  await signOut(page)

  await page.goto(link)
  await fillSetUp(page, { name: 'Somsak' })
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL(`${server.url}/admin`)
  const elsewhere = await browser.newContext({ baseURL: server.url, storageState: await context.storageState() })

  await page.goto('/admin/account')
  await expectAccessible(page)
  await page.getByLabel('Password now').fill(password)
  await page.getByLabel('New password').fill('mango tricycle ledger')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Changed. You are signed out everywhere else.')).toBeVisible()
  expect((await elsewhere.request.get('/admin/account', { maxRedirects: 0 })).status()).toBe(307)
  await elsewhere.close()

  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(`${server.url}/sign-in`)
  await expectAccessible(page)
  await page.goto('/admin/account')
  await expect(page).toHaveURL(`${server.url}/sign-in?next=%2Fadmin%2Faccount`)
  await signIn(page, 'somsak@example.org')
  await expect(page.getByText('The email or the password is not right.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue('somsak@example.org')
  await signIn(page, 'somsak@example.org', 'mango tricycle ledger')
  await expect(page).toHaveURL(`${server.url}/admin/account`)

  // A person who guesses elsewhere keeps nobody out of a browser that is known.
  const stranger = await (await browser.newContext({ baseURL: server.url })).newPage()
  await stranger.goto('/sign-in')
  for (let n = 0; n < 5; n++) {
    const answered = stranger.waitForResponse(isAnswerOfForm)
    await signIn(stranger, 'somsak@example.org', 'a wrong guess')
    await answered
  }
  await signIn(stranger, 'somsak@example.org', 'mango tricycle ledger')
  await expect(stranger.getByText(/Too many attempts. Try again in \d+ seconds./)).toBeVisible()
  await stranger.context().close()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await signIn(page, 'somsak@example.org', 'mango tricycle ledger')
  await expect(page).toHaveURL(`${server.url}/admin`)
  await page.goto('/admin/account')
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(page.getByText('Signed out everywhere else.')).toBeVisible()
})

test('without scripts, a failed change of password repeats neither password in the page', async ({
  noScripts: page,
  server,
}) => {
  await signInBrowser(page.context(), await someone('editor'), server.url)
  await page.goto('/admin/account')
  await page.getByLabel('Password now').fill('lanterns that are wrong')
  await page.getByLabel('New password').fill('ledgers that are new')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('That is not your password now.')).toBeVisible()
  expect(await page.content()).not.toMatch(/lanterns that are wrong|ledgers that are new/)
})

test('signing in slows down after wrong passwords, and a lost connection loses nothing', async ({ page, watched }) => {
  watched.tolerated.push(/ERR_INTERNET_DISCONNECTED/)
  await page.goto('/sign-in')
  for (let n = 0; n < 5; n++) {
    const answered = page.waitForResponse(isAnswerOfForm)
    await signIn(page, 'nobody@example.org', 'wrong')
    await answered
    await expect(page.getByText('The email or the password is not right.')).toBeVisible()
  }
  await signIn(page, 'nobody@example.org', 'wrong')
  await expect(page.getByText(/Too many attempts\. Try again in \d+ seconds\./)).toBeVisible()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Not sent: no answer came from the server.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue('nobody@example.org')
})

test('an action without this site’s origin changes nothing', async ({ page, signedInAs }) => {
  await signedInAs('admin')
  const statuses: number[] = []
  const foreign: Record<string, string>[] = [{}, { origin: 'https://evil.example' }]
  for (const headers of foreign) {
    const answer = await page.request.post('/sign-in', {
      headers,
      multipart: { email: 'a@example.org', password: 'x' },
    })
    statuses.push(answer.status())
  }
  expect(statuses).toEqual([403, 403])
})

test('what next-auth tells about a session is when it ends, and nothing else', async ({ page, signedInAs }) => {
  expect(await (await page.request.get('/api/auth/session')).json()).toEqual({})
  await signedInAs('editor')
  expect(Object.keys(await (await page.request.get('/api/auth/session')).json())).toEqual(['expires'])
  for (const unused of ['signin', 'signout', 'csrf', 'providers', 'callback/credentials', 'error', '_log'])
    expect((await page.request.get(`/api/auth/${unused}`, { maxRedirects: 0 })).status()).toBe(404)
})
