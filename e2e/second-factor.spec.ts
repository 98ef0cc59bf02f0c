import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { notices, settings } from '@/db/schema'
import { nextStepOf } from '@/domain/staff/factors/rule'
import { endAllSessionsOf } from '@/domain/staff/others-access'
import { expectAccessible, expectReadableInTheDark } from './support/accessible'
import { codeOf, giveApp } from './support/factors'
import { enterPassword, password, withPassword } from './support/passwords'
import { expireConfirmation, type Person, signIn, signOut } from './support/staff'
import { expect, test } from './support/test'

/** The secret that the page shows as text. */
const factor = (page: Page) => page.getByRole('region', { name: 'Second factor' })

async function shownSecret(page: Page) {
  return (await page.locator('code').innerText()).replace(/\s/g, '')
}

const kindsTold = async ({ id }: Person) =>
  (await read().select().from(notices).where(eq(notices.staffId, id))).map(({ kind }) => kind)

test('without scripts, someone sets up an app under their account, and signs in with a code and then with a recovery code', async ({
  noScripts: page,
  server,
}) => {
  const person = await withPassword('editor', 'Dara Sok')
  await enterPassword(page, person)
  await page.goto('/admin/account')
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  await expect(page).toHaveURL(`${server.url}/admin/account/app`)
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  const secret = await shownSecret(page)
  await page.getByLabel('Code that the app shows now').fill('000 000')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('This is not the code')).toBeVisible()
  expect(await shownSecret(page)).toBe(secret)
  await page.getByLabel('Code that the app shows now').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('Your app is set up.')).toBeVisible()
  const codes = await page.getByRole('main').getByRole('listitem').allInnerTexts()
  expect(codes).toHaveLength(10)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(codes[0]!)).toBeVisible()
  await expect(page.getByText('Your app is set up.')).toBeHidden()
  await expect(page.getByRole('navigation').or(page.getByRole('button')).filter({ visible: true })).toHaveCount(0)
  await page.emulateMedia({ media: null })

  await signOut(page)
  await enterPassword(page, person)
  await expect(page).toHaveURL(`${server.url}/sign-in/second`)
  expect((await page.request.get('/admin', { maxRedirects: 0 })).headers().location).toMatch(/sign-in/)
  await page.getByLabel('Code', { exact: true }).fill('12 34')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Write the six digits that your app shows now')).toBeVisible()
  // The next code, one step early: the present code is used already, and may expire before the check.
  const nextCode = codeOf(secret, Date.now() + 30_000)
  await page.getByLabel('Code', { exact: true }).fill(nextCode)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(`${server.url}/admin`)

  await signOut(page)
  await enterPassword(page, person)
  await page.getByLabel('Code', { exact: true }).fill(nextCode)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This code is not right, or was used before.')).toBeVisible()
  await page.getByRole('link', { name: 'Use a recovery code' }).click()
  await page.getByLabel('Recovery code').fill(codes[3]!)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(`${server.url}/admin`)
  await page.goto('/admin/account')
  await expect(page.getByText('9 are left.')).toBeVisible()
  expect((await kindsTold(person)).sort()).toEqual(['device', 'device', 'factor', 'recovery'])
})

test.describe('a site that asks for it', () => {
  test.use({ ownServer: true })

  test('an admin asks everyone for a second factor; who has none is led to it before anything else, and none is lost', async ({
    page,
    signedInAs,
    browser,
    server,
  }) => {
    const admin = await signedInAs('admin', 'Ada Admin')
    await page.goto('/admin/settings/people')
    await page.getByText('Everyone', { exact: true }).click()
    await page.getByLabel('Days until then').fill('0')
    await factor(page).getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('You have no second factor yourself')).toBeVisible()
    await page.getByLabel('Days until then').fill('3')
    await factor(page).getByRole('button', { name: 'Save' }).click()
    await expect(factor(page).getByText('Saved.')).toBeVisible()
    await page.goto('/admin')
    await expect(page.getByText('This site asks you for a second factor from')).toBeVisible()
    await giveApp(admin)

    const person = await withPassword('editor', 'Nang Mon')
    expect(await nextStepOf(person.id, Date.now())).toBe('nothing')
    const value = { who: 'everyone', days: 0, since: 0 }
    await write(async (tx) => void (await tx.update(settings).set({ value }).where(eq(settings.key, 'secondFactor'))))
    const theirs = await (await browser.newContext({ baseURL: server.url })).newPage()
    await enterPassword(theirs, person)
    await expect(theirs).toHaveURL(`${server.url}/sign-in/set-up`)
    await expectAccessible(theirs)
    expect((await theirs.request.get('/admin', { maxRedirects: 0 })).headers().location).toMatch(/sign-in/)
    await theirs.getByRole('button', { name: 'Set up an authenticator app' }).click()
    await expectAccessible(theirs)
    await theirs.getByLabel('Code that the app shows now').fill(codeOf(await shownSecret(theirs)))
    await theirs.getByRole('button', { name: 'Confirm' }).click()
    await expect(theirs.getByText('Write these ten codes down')).toBeVisible()
    await expectAccessible(theirs)
    await expectReadableInTheDark(theirs)
    await theirs.getByRole('link', { name: 'Continue to the desk' }).click()
    await expect(theirs).toHaveURL(`${server.url}/admin`)
    await theirs.context().close()
  })
})

test('someone who has not confirmed for a while is asked in the page, and what they had typed is sent as it was', async ({
  page,
  signedInAs,
}) => {
  const admin = await signedInAs('admin', 'Ada Admin')
  const { secret } = await giveApp(admin)
  await signedInAgain(page, admin)
  await page.goto('/admin/staff')
  await page.getByRole('button', { name: 'Invite…' }).click()
  await page.getByLabel('Name').fill('Vanna')
  await page.getByLabel('Email').fill('vanna@example.org')
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await expectAccessible(page)
  await expect(dialog.getByLabel('Password')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Not done yet: confirm first that it is you.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue('vanna@example.org')
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  await dialog.getByLabel('Code from your app').fill(codeOf(secret))
  await page.keyboard.press('Enter')
  await expect(page.getByText('copy this link and give it to Vanna yourself')).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  // For five minutes nothing more is asked.
  await page.getByRole('button', { name: 'Change Vanna' }).click()
  await page.getByRole('button', { name: 'Disable the account' }).click()
  await expect(page.getByRole('row', { name: /Vanna/ })).toContainText('Disabled')
})

test('without scripts, someone confirms in another window, and the form that waited still has what was typed', async ({
  noScripts: page,
  server,
}) => {
  const admin = await withPassword('admin', 'Ada Admin')
  await enterPassword(page, admin)
  await expect(page).toHaveURL(`${server.url}/admin`)
  await expireConfirmation(admin)
  await page.goto('/admin/settings/people')
  await page.getByText('Admins', { exact: true }).click()
  await page.getByLabel('Days until then').fill('14')
  await factor(page).getByRole('button', { name: 'Save' }).click()
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Confirm in a new window' }).click(),
  ])
  await other.getByLabel('Password').fill(password)
  await other.getByRole('button', { name: 'Confirm' }).click()
  await expect(other.getByText('Go back to the other window')).toBeVisible()
  await expect(page.getByLabel('Days until then')).toHaveValue('14')
  await factor(page).getByRole('button', { name: 'Save' }).click()
  await expect(factor(page).getByText('Saved.')).toBeVisible()
  await write(async (tx) => void (await tx.delete(settings).where(eq(settings.key, 'secondFactor'))))
})

test('an admin sees where somebody is signed in, ends it, and removes the factors of somebody who lost them', async ({
  page,
  browser,
  server,
  signedInAs,
}) => {
  const person = await withPassword('editor', 'Lost Sokha')
  const { secret } = await giveApp(person)
  const theirs = await (await browser.newContext({ baseURL: server.url })).newPage()
  await enterPassword(theirs, person)
  await theirs.getByLabel('Code', { exact: true }).fill(codeOf(secret))
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await expect(theirs).toHaveURL(`${server.url}/admin`)

  const admin = await signedInAs('admin')
  await page.goto('/admin/staff')
  await page.getByRole('button', { name: 'Change Lost Sokha' }).click()
  await page.getByRole('link', { name: 'See where they are signed in' }).click()
  await expectAccessible(page)
  await expect(page.getByText('With a password and a code')).toBeVisible()
  await page.getByRole('button', { name: /^End the session/ }).click()
  await expect(page.getByText('Nowhere.')).toBeVisible()
  await theirs.goto('/admin')
  await expect(theirs).toHaveURL(`${server.url}/sign-in`)
  await page.getByRole('button', { name: 'Remove their second factor' }).click()
  await expect(page.getByText('None: their password is all they sign in with.')).toBeVisible()
  await enterPassword(theirs, person)
  await expect(theirs).toHaveURL(`${server.url}/admin`)
  await endAllSessionsOf(admin.actor, person.id, Date.now())
  await theirs.context().close()
})

/** A change of a factor has ended the session: the fixture's, once more, and not fresh. */
async function signedInAgain(page: Page, person: Person) {
  await signIn(
    page.context(),
    person,
    new URL(page.url() === 'about:blank' ? process.env.SITE_URL! : page.url()).origin,
  )
  await expireConfirmation(person)
}
