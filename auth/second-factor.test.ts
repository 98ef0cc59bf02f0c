import { generateSync } from 'otplib'
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { audit, authenticatorApps, notices, recoveryCodes } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { beginApp, confirmApp, unconfirmedApp } from '@/domain/staff/factors/authenticator-app'
import { codesLeft, replaceCodes } from '@/domain/staff/factors/recovery-codes'
import { rememberBrowser } from '@/domain/staff/known-browsers'
import { got, someone } from '@/domain/testing/newsroom'
import { listen } from '@/lib/process/test-log'
import { newAppSecret, codeStep } from './app-code'
import { newRecoveryCodes, recoveryCodeIn, groupedCode } from './recovery-code'
import { openSecret, sealSecret } from './sealed-secret'
import { checkCode } from './second-factor'

const step = 30_000
const now = Date.UTC(2026, 10, 27, 12)

/** A person with an app that showed its first code two minutes ago, and ten recovery codes. */
async function withApp() {
  testDatabase()
  const who = await someone('editor')
  const [secret, codes] = [newAppSecret(), newRecoveryCodes()]
  await beginApp(who, sealSecret(secret, who.id!), now)
  const { id } = (await unconfirmedApp(who, now))!
  const first = codeStep(secret, codeAt(secret, now - 4 * step), now - 4 * step)!
  await confirmApp(who, { id, step: first, session: undefined, codes }, now)
  const staffId = who.id!
  const enter = (code: string, at = now) => checkCode(code, { staffId, now: at })
  return { who, staffId, secret, codes, enter }
}

function codeAt(secret: string, at: number) {
  return generateSync({ secret, epoch: Math.floor(at / 1000) })
}

/** A code that is right at none of the moments near one. */
function wrongCodeFor(secret: string, at: number) {
  const near = new Set([-2, -1, 0, 1, 2].map((n) => codeAt(secret, at + n * step)))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.has(code))!
}

test('the codes are those of RFC 6238', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' // "12345678901234567890", appendix B
  expect(codeStep(secret, '287082', 59_000)).toBe(1)
  expect(codeStep(secret, '081804', 1_111_111_109_000)).toBe(37_037_036)
})

test('a code is right in its own step, one before and one after, and spaces are passed over', async () => {
  const { secret, enter } = await withApp()
  for (const [at, typed] of [
    [now, -1],
    [now + 10 * step, 0],
    [now + 20 * step, 1],
  ] as const) {
    const code = codeAt(secret, at + typed * step)
    expect(await enter(`${code.slice(0, 3)} ${code.slice(3)}`, at), `${typed}`).toEqual({ ok: true, value: 'app' })
  }
  for (const away of [-2, 2])
    expect(await enter(codeAt(secret, now + (40 + away) * step), now + 40 * step)).toMatchObject({ ok: false })
})

test('a wrong code, and one that has to wait, are a line in the log each, without the code and whose it is', async () => {
  const { secret, codes, enter } = await withApp()
  const wrong = wrongCodeFor(secret, now)
  const lines = listen({ messages: true })
  for (const code of [codes[0]!, wrong, recoveryCodeIn(newRecoveryCodes()[0]!)!]) await enter(code)
  for (let n = 0; n < 4; n++) await enter(wrong)
  const [wrongLine, waitLine] = ['A code was wrong', 'A sign-in has to wait after wrong ones']
  expect(lines().map(({ msg }) => msg)).toEqual([...Array.from({ length: 5 }, () => wrongLine), waitLine])
  for (const line of lines()) expect(Object.keys(line).sort()).toEqual(['level', 'msg', 'time'])
})

test('no code is accepted twice, nor one before it, whoever is first', async () => {
  const { secret, enter } = await withApp()
  const code = codeAt(secret, now)
  const both = await Promise.all([enter(code), enter(code)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await enter(code, now + step)).toMatchObject({ ok: false })
  expect(await enter(codeAt(secret, now - step))).toMatchObject({ ok: false })
  expect(await enter(codeAt(secret, now + step), now + step)).toMatchObject({ ok: true })
})

test('ten thousand guesses get nowhere: five are looked at, and even the right code waits, but never for ever', async () => {
  const { secret, enter } = await withApp()
  const wrong = wrongCodeFor(secret, now)
  for (let n = 0; n < 5; n++) expect(await enter(wrong)).toMatchObject({ problems: [{ field: 'code' }] })
  const answers = await Promise.all(Array.from({ length: 10_000 }, (_, n) => enter(String(n).padStart(6, '0'))))
  expect(answers.filter(({ ok }) => ok)).toEqual([])
  expect(new Set(answers.map((answer) => !answer.ok && answer.problems[0]!.message.slice(0, 17)))).toEqual(
    new Set(['Too many attempts']),
  )
  expect(await enter(codeAt(secret, now))).toMatchObject({ ok: false })
  expect(await enter(codeAt(secret, now + step), now + step)).toMatchObject({ ok: true })
})

test('guesses of a stranger keep nobody out of a browser that is known, nor out of a session', async () => {
  const { secret, staffId, enter } = await withApp()
  const browser = await rememberBrowser(staffId, undefined, now)
  for (let n = 0; n < 8; n++) await enter(wrongCodeFor(secret, now))
  expect(await checkCode(codeAt(secret, now), { staffId, now })).toMatchObject({ ok: false })
  expect(await checkCode(codeAt(secret, now), { staffId, browser, now })).toMatchObject({ ok: true })
  const next = codeAt(secret, now + step)
  expect(await checkCode(next, { staffId, signedIn: true, now })).toMatchObject({ ok: true })
})

test('what can be no code is told so, and counts as no attempt', async () => {
  const { secret, enter } = await withApp()
  for (let n = 0; n < 20; n++)
    expect(await enter('12345')).toMatchObject({ problems: [{ message: expect.stringMatching(/six digits/) }] })
  expect(await enter(codeAt(secret, now))).toMatchObject({ ok: true })
})

test('a wrong code and one that was used get the same answer', async () => {
  const { secret, enter } = await withApp()
  const code = codeAt(secret, now)
  await enter(code)
  expect(await enter(code)).toEqual(await enter(wrongCodeFor(secret, now)))
})

test('each of ten recovery codes lets in once, however it is typed; the person is told and it is written down', async () => {
  const { staffId, codes, enter } = await withApp()
  expect(await codesLeft(staffId)).toBe(10)
  const typed = groupedCode(codes[0]!).toUpperCase()
  expect(await enter(` ${typed} `)).toEqual({ ok: true, value: 'recovery' })
  expect(await enter(codes[0]!)).toMatchObject({ ok: false })
  const both = await Promise.all([enter(codes[1]!), enter(codes[1]!)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await codesLeft(staffId)).toBe(8)
  expect((await read().select().from(audit)).filter(({ verb }) => verb === 'used a recovery code')).toHaveLength(2)
  expect((await read().select().from(notices)).filter(({ kind }) => kind === 'recovery')).toHaveLength(2)
})

test('new recovery codes take the place of the old ones', async () => {
  const { who, codes, enter } = await withApp()
  const fresh = newRecoveryCodes()
  got(await replaceCodes(who, fresh, undefined, now))
  expect(await enter(codes[0]!)).toMatchObject({ ok: false })
  expect(await enter(fresh[0]!)).toMatchObject({ ok: true })
})

test('neither the secret of an app nor a recovery code can be read in the database', async () => {
  const { secret, codes } = await withApp()
  const stored = JSON.stringify([
    await read().select().from(authenticatorApps),
    await read().select().from(recoveryCodes),
  ])
  expect(stored).not.toContain(secret)
  for (const code of codes) expect(stored).not.toContain(code)
})

test('a sealed secret opens for its person alone, and not once it was changed', () => {
  testDatabase()
  const sealed = sealSecret('SECRET', 7)
  expect(openSecret(sealed, 7)).toBe('SECRET')
  expect(openSecret(sealed, 8)).toBeUndefined()
  expect(openSecret(`${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`, 7)).toBeUndefined()
  expect(openSecret('', 7)).toBeUndefined()
})

test('recovery codes are 24 letters and digits that nobody confuses, all different', () => {
  const codes = Array.from({ length: 100 }, newRecoveryCodes).flat()
  expect(new Set(codes).size).toBe(1000)
  for (const code of codes) expect(recoveryCodeIn(groupedCode(code))).toBe(code)
  expect(recoveryCodeIn('OIL1-abcd EFGH-jkmn-pqrs-tvwx')).toBe('0111abcdefghjkmnpqrstvwx')
  expect(recoveryCodeIn('123456')).toBeUndefined()
})
