import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { newRecoveryCodes } from '@/auth/recovery-code'
import { read } from '@/db/connection'
import { passkeys, sessions } from '@/db/schema'
import { expectAccessible } from './support/accessible'
import { givePasskey } from './support/factors'
import { enterPassword, givePassword } from './support/passwords'
import { expireConfirmation, signOut } from './support/staff'
import { expect, test } from './support/test'

/** A device in this browser that makes passkeys and always recognises its owner. */
async function addDevice(page: Page) {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2' as const,
    transport: 'internal' as const,
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  }
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', { options })
  const simulate = (enabled: boolean) =>
    browser.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
  return { simulate }
}

test('someone makes a passkey, signs in with it from the email field, confirms with it, renames and removes it', async ({
  page,
  server,
  signedInAs,
}) => {
  const person = await signedInAs('editor', 'Dara Sok')
  await givePassword(person)
  const device = await addDevice(page)
  await page.goto('/admin/account')
  await page.getByLabel('Name of the new passkey').fill('Office laptop')
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await expect(page.getByText('Write these ten codes down')).toBeVisible()
  await expect(page.getByText('Office laptop', { exact: true })).toBeVisible()
  await expectAccessible(page)

  // The browser offers it where the email is typed; this one takes it at once.
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(`${server.url}/admin`)
  const signedIn = await read().select().from(sessions).where(eq(sessions.staffId, person.id))
  expect(signedIn).toMatchObject([{ signedInBy: 'passkey' }])

  // After the password comes the button; only the password opens nothing.
  await signOut(page)
  await device.simulate(false)
  await enterPassword(page, person)
  await expect(page).toHaveURL(`${server.url}/sign-in/second`)
  await expectAccessible(page)
  await device.simulate(true)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL(`${server.url}/admin`)

  await page.goto('/admin/account')
  await page.getByLabel('Rename Office laptop').click()
  await page.getByLabel('Name', { exact: true }).last().fill('Blue key')
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByText('Blue key', { exact: true })).toBeVisible()
  await expireConfirmation(person)
  await page.getByRole('button', { name: 'Remove Blue key' }).click()
  await page.getByRole('button', { name: 'Confirm with a passkey' }).click()
  await expect(page.getByText('With a passkey you sign in by a finger')).toBeVisible()
  expect(await read().select().from(passkeys).where(eq(passkeys.staffId, person.id))).toEqual([])
})

test('who has a passkey for another address is told before, and comes in with a recovery code', async ({
  page,
  server,
  signedInAs,
}) => {
  const person = await signedInAs('editor', 'Nang Mon')
  await givePassword(person)
  const codes = newRecoveryCodes()
  await givePasskey(person, { host: 'old.example.org', codes })
  await signOut(page)
  await page.goto('/sign-in')
  await expect(page.getByText('Passkeys made for old.example.org do not work at localhost')).toBeVisible()
  await expectAccessible(page)
  await enterPassword(page, person)
  await expect(page.getByText('Passkeys made for old.example.org do not work at localhost')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeHidden()
  await page.getByLabel('Recovery code').fill(codes[0]!)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(`${server.url}/admin`)
  await page.goto('/admin/account')
  await expect(page.getByText('It was made for old.example.org and does not work at this address.')).toBeVisible()
})

test('a second passkey of one device is not made, and a device that is not used is no trap', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor', 'Kolap')
  await addDevice(page)
  await page.goto('/admin/account')
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await expect(page.getByText('Write these ten codes down')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await expect(page.getByText('This device has a passkey of yours already.')).toBeVisible()
})
