import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, passkeyChallenges, passkeys, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import type { Actor } from '@/domain/staff/actor'
import { challengeLifetimeMs } from '@/domain/staff/factors/passkey-challenges'
import { addPasskey } from '@/domain/staff/factors/passkeys'
import { got, someone } from '@/domain/testing/newsroom'
import { listen } from '@/lib/process/test-log'
import { checkPasskey, confirmOptions, newPasskeyOptions, readNewPasskey, signInOptions } from './passkeys'
import { newRecoveryCodes } from './recovery-code'
import { TestPasskey } from './test-passkey'

const signIn = { purpose: 'sign in', staffId: null } as const

async function withPasskey(who?: Actor, device = new TestPasskey()) {
  if (!who) testDatabase()
  const person = who ?? (await someone('editor'))
  const { challenge } = await newPasskeyOptions(person, 0)
  const made = got(await readNewPasskey(person, device.make({ challenge }), 0))
  got(await addPasskey(person, { ...made, name: 'Laptop' }, { session: undefined, codes: newRecoveryCodes() }, 0))
  return { who: person, device }
}

const reasons = async () =>
  (await read().select().from(audit)).flatMap(({ verb, detail }) =>
    verb === 'a passkey was refused' ? [(detail as { why: string }).why] : [],
  )

test('a passkey that was made here says whose it is, and when it was used', async () => {
  const { who, device } = await withPasskey()
  const { challenge, rpId, userVerification, allowCredentials } = await signInOptions(1)
  expect({ rpId, userVerification, allowCredentials }).toEqual({
    rpId: 'localhost',
    userVerification: 'required',
    allowCredentials: undefined,
  })
  expect(got(await checkPasskey(device.sign({ challenge }), signIn, 2))).toEqual({ staffId: who.id })
  expect(await read().select().from(passkeys)).toMatchObject([{ lastUsedAt: 2, counter: 1, host: 'localhost' }])
})

test('a passkey is asked to be found without an email, and to ask for a finger, a face or a PIN', async () => {
  const { who, device } = await withPasskey()
  const options = await newPasskeyOptions(who, 0)
  expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
  expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([device.id])
})

test('an answer is good once, and for ten minutes', async () => {
  const { device } = await withPasskey()
  const { challenge } = await signInOptions(0)
  const answer = device.sign({ challenge })
  got(await checkPasskey(answer, signIn, 1))
  expect(await checkPasskey(answer, signIn, 2)).toMatchObject({ ok: false })
  const { challenge: late } = await signInOptions(0)
  expect(await checkPasskey(device.sign({ challenge: late }), signIn, challengeLifetimeMs)).toMatchObject({ ok: false })
  expect(await reasons()).toEqual(['challenge', 'challenge'])
  expect(await read().select().from(passkeyChallenges)).toHaveLength(1)
})

test.each([
  ['another origin', { origin: 'https://evil.example' }, 'host'],
  ['a page of another site around this one', { crossOrigin: true }, 'host'],
  ['another port', { origin: 'http://localhost:3001' }, 'host'],
  ['another host', { host: 'evil.example' }, 'host'],
  ['no finger, face or PIN', { isVerified: false }, 'signature'],
])('an answer for %s is refused and written down', async (_, place, why) => {
  const { device } = await withPasskey()
  const { challenge } = await signInOptions(0)
  expect(await checkPasskey(device.sign({ ...place, challenge }), signIn, 1)).toMatchObject({ ok: false })
  expect(await reasons()).toEqual([why])
})

test('a counter that went back is refused and written down: the passkey may have been copied', async () => {
  const { device } = await withPasskey(undefined, new TestPasskey(7))
  got(await checkPasskey(device.sign(await signInOptions(0)), signIn, 1))
  device.counter = 7
  expect(await checkPasskey(device.sign(await signInOptions(2)), signIn, 3)).toMatchObject({ ok: false })
  expect(await reasons()).toEqual(['counter'])
  device.counter = 8
  expect(await checkPasskey(device.sign(await signInOptions(4)), signIn, 5)).toMatchObject({ ok: true })
})

test('what another key has signed in its name is refused', async () => {
  const { device } = await withPasskey()
  const { challenge } = await signInOptions(0)
  const forged = { ...new TestPasskey().sign({ challenge }), id: device.id, rawId: device.id }
  expect(await checkPasskey(forged, signIn, 1)).toMatchObject({ ok: false })
  expect(await reasons()).toEqual(['signature'])
})

test('a challenge of one purpose, or one person, is of no use for another', async () => {
  const { who, device } = await withPasskey()
  const other = await withPasskey(await someone('admin'))
  const confirm = { purpose: 'confirm', staffId: who.id } as const
  expect(await checkPasskey(device.sign(await signInOptions(0)), confirm, 1)).toMatchObject({ ok: false })
  expect(await checkPasskey(device.sign(await confirmOptions(who, 0)), signIn, 1)).toMatchObject({ ok: false })
  expect(await checkPasskey(device.sign(await newPasskeyOptions(who, 0)), confirm, 1)).toMatchObject({ ok: false })
  const theirs = await confirmOptions(other.who, 0)
  expect(await checkPasskey(device.sign(theirs), { purpose: 'confirm', staffId: other.who.id }, 1)).toMatchObject({
    ok: false,
  })
  expect(await checkPasskey(device.sign(await confirmOptions(who, 0)), confirm, 1)).toMatchObject({ ok: true })
})

test('an unknown passkey leaves no line, and a known one a few', async () => {
  const { device } = await withPasskey()
  const [{ challenge }, before] = [await signInOptions(0), await read().$count(audit)]
  await checkPasskey(new TestPasskey().sign({ challenge }), signIn, 1)
  expect(await read().$count(audit)).toBe(before)
  for (let n = 0; n < 20; n++) await checkPasskey(device.sign({ challenge: 'made up' }), signIn, 2)
  expect(await reasons()).toHaveLength(5)
})

test('challenges that nobody answers are forgotten, the oldest first, so that asking fills no disk', async () => {
  const { device } = await withPasskey()
  const { challenge: oldest } = await signInOptions(1)
  const rows = Array.from({ length: 1_000 }, (_, n) => ({ purpose: 'sign in' as const, createdAt: 2, hash: `${n}` }))
  for (let n = 0; n < 10; n++)
    await write(
      async (tx) =>
        void (await tx.insert(passkeyChallenges).values(rows.map((row) => ({ ...row, hash: `${n} ${row.hash}` })))),
    )
  const { challenge } = await signInOptions(3)
  expect(await read().$count(passkeyChallenges)).toBe(10_000)
  expect(await checkPasskey(device.sign({ challenge: oldest }), signIn, 4)).toMatchObject({ ok: false })
  expect(await checkPasskey(device.sign({ challenge }), signIn, 4)).toMatchObject({ ok: true })
  await signInOptions(3 + challengeLifetimeMs)
  expect(await read().$count(passkeyChallenges)).toBe(1)
  const who = await someone('editor')
  for (let n = 0; n < 25; n++) await confirmOptions(who, 3 + challengeLifetimeMs)
  expect(await read().$count(passkeyChallenges)).toBe(1 + 20)
})

test('a refused passkey is a line in the log with the reason alone, an unknown one too', async () => {
  const { device } = await withPasskey()
  const lines = listen({ messages: true })
  await checkPasskey(device.sign({ ...(await signInOptions(1)), origin: 'https://evil.example' }), signIn, 2)
  await checkPasskey(new TestPasskey().sign(await signInOptions(1)), signIn, 2)
  expect(lines().map(({ msg, level, time: _, ...facts }) => [msg, level, facts])).toEqual([
    ['A passkey was refused', 'info', { why: 'host' }],
    ['A passkey was refused', 'info', { why: 'unknown' }],
  ])
})

test('the passkey of a closed account opens nothing', async () => {
  const { who, device } = await withPasskey()
  await write(async (tx) => void (await tx.update(staff).set({ disabledAt: 1 }).where(eq(staff.id, who.id!))))
  expect(await checkPasskey(device.sign(await signInOptions(2)), signIn, 3)).toMatchObject({ ok: false })
})

test('a passkey that was made elsewhere, or for another challenge, is not taken', async () => {
  testDatabase()
  const [who, other] = [await someone('editor'), await someone('editor')]
  const device = new TestPasskey()
  const answers = [
    device.make({ challenge: (await newPasskeyOptions(who, 0)).challenge, origin: 'https://evil.example' }),
    device.make({ challenge: (await newPasskeyOptions(who, 0)).challenge, host: 'evil.example' }),
    device.make({ challenge: (await newPasskeyOptions(who, 0)).challenge, isVerified: false }),
    device.make({ challenge: (await newPasskeyOptions(who, 0)).challenge, crossOrigin: true }),
    device.make({ challenge: (await newPasskeyOptions(other, 0)).challenge }),
    device.make({ challenge: (await signInOptions(0)).challenge }),
    device.make({ challenge: 'made up' }),
  ]
  for (const answer of answers) expect(await readNewPasskey(who, answer, 1)).toMatchObject({ ok: false })
})
