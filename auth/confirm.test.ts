import { generateSync } from 'otplib'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { write } from '@/db/connection'
import { authenticatorApps, identities, passkeys, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { confirmationLifetimeMs } from '@/domain/staff/sessions'
import { someone } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import { newAppSecret } from './app-code'
import { checkConfirmation, confirmationWays, isConfirmed } from './confirm'
import { hashPassword } from './password'
import { sealSecret } from './sealed-secret'

const password = 'lantern orbit velvet nine'
const now = Date.UTC(2026, 10, 27, 12)

async function withPassword() {
  testDatabase()
  const who = await someone('editor')
  const passwordHash = await hashPassword(password)
  await write(async (tx) => void (await tx.update(staff).set({ passwordHash }).where(eq(staff.id, who.id!))))
  return who
}

async function giveApp(staffId: number) {
  const secret = newAppSecret()
  const app = { staffId, sealedSecret: sealSecret(secret, staffId), createdAt: 0, confirmedAt: 0 }
  await write(async (tx) => void (await tx.insert(authenticatorApps).values(app)))
  return generateSync({ secret, epoch: now / 1000 })
}

async function givePasskey(staffId: number, host: string) {
  const passkey = { staffId, host, credentialId: host, publicKey: 'k', counter: 0, transports: '', name: 'Key' }
  await write(async (tx) => void (await tx.insert(passkeys).values({ ...passkey, createdAt: 0 })))
}

test('a confirmation lasts five minutes', () => {
  expect(isConfirmed({ confirmedAt: 0 }, confirmationLifetimeMs - 1)).toBe(true)
  expect(isConfirmed({ confirmedAt: 0 }, confirmationLifetimeMs)).toBe(false)
})

test('a password confirms only where there is nothing stronger', async () => {
  const who = await withPassword()
  expect(await confirmationWays(who)).toEqual({ passkey: false, code: false, password: true, signOn: [] })
  expect(await checkConfirmation(who, { password }, now)).toMatchObject({ ok: true })
  expect(await checkConfirmation(who, { password: 'wrong' }, now)).toMatchObject({ problems: [{ field: 'password' }] })
  expect(await checkConfirmation(who, {}, now)).toMatchObject({ problems: [{ field: 'password' }] })
  const code = await giveApp(who.id!)
  expect(await confirmationWays(who)).toEqual({ passkey: false, code: true, password: false, signOn: [] })
  expect(await checkConfirmation(who, { password }, now)).toMatchObject({ problems: [{ field: 'code' }] })
  expect(await checkConfirmation(who, { code }, now)).toMatchObject({ ok: true })
  expect(await checkConfirmation(who, { code }, now)).toMatchObject({ problems: [{ field: 'code' }] })
})

test('a passkey is asked for where it works, and one for another host brings no password back', async () => {
  const who = await withPassword()
  await givePasskey(who.id!, 'old.example.org')
  expect(await confirmationWays(who)).toEqual({ passkey: false, code: false, password: false, signOn: [] })
  await givePasskey(who.id!, 'localhost')
  expect(await confirmationWays(who)).toEqual({ passkey: true, code: false, password: false, signOn: [] })
})

test('wrong codes of a session make it wait, like wrong passwords', async () => {
  const who = await withPassword()
  const code = await giveApp(who.id!)
  const wrong = code === '123456' ? '654321' : '123456'
  for (let n = 0; n < 5; n++) await checkConfirmation(who, { code: wrong }, now)
  expect(await checkConfirmation(who, { code }, now)).toMatchObject({
    problems: [{ message: expect.stringMatching(/Too many/) }],
  })
})

test('who came by single sign-on and has no factor here signs in there once more, and has no password to confirm with', async () => {
  const who = await withPassword()
  await write(
    async (tx) =>
      void (await tx.insert(identities).values({ staffId: who.id!, issuer: 'i', subject: 's', createdAt: 0 })),
  )
  const key = Symbol.for('gazette.env')
  const shared = globalThis as { [key: symbol]: unknown }
  const before = shared[key]
  const provider = { id: 'oidc', name: 'Our sign-on' }
  shared[key] = { ...env(), sso: { providers: [provider], onlyDomains: ['example.org'] } }
  expect(await confirmationWays(who)).toEqual({ passkey: false, code: false, password: false, signOn: [provider] })
  shared[key] = before
  await giveApp(who.id!)
  expect(await confirmationWays(who)).toMatchObject({ code: true, signOn: [] })
})
