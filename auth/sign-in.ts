import { z } from 'zod'
import { findCredentials } from '@/domain/staff/accounts'
import type { Actor } from '@/domain/staff/actor'
import { findKnownBrowser, findBrowserOf } from '@/domain/staff/known-browsers'
import { beginSignIn, mustWaitUntil, signInWorked, type SignInLimit } from '@/domain/staff/sign-in-limit'
import { emailKey } from '@/lib/keys/email-key'
import { log } from '@/lib/process/log'
import { done, refused, type Result } from '@/lib/result'
import { keyedHash, keyFor, networkOf } from './keys'
import { isPassword, passwordInTurn, type PasswordLane } from './password-turns'
import { isSsoOnly } from './sso/options'
import { acceptStep, findApp, useRecoveryCode } from '@/domain/staff/factors/authenticator-app'
import { codeStep, recoveryCodeIn, openSecret } from './app-code'

/** Wrong passwords in a row without delay: of an account, and of a network, which an office shares. */
export const freePerAccount = 5
export const freePerNetwork = 25

export const wrongPassword: Result<never> = refused('The email or the password is not right.')

export const Credentials = z.object({
  email: z.string().trim().min(1, 'Write your email.').max(300, 'That is longer than any email.'),
  password: z.string().min(1, 'Write your password.').max(1000, 'That is longer than any password here.'),
})

/** `browser`: the secret of a known browser; `now`: UTC ms. */
export type SignInAttempt = { address: string; browser?: string; now: number }

type Form = z.output<typeof Credentials>
type SignInAllowance = PasswordLane & { limits: SignInLimit[] }

/** Treats unknown accounts like a wrong password, with equal work. Strangers' failures never delay known browsers. */
export async function checkPassword(form: Form, attempt: SignInAttempt): Promise<Result<{ staffId: number }>> {
  const { browser, now } = attempt
  const elsewhere = isSsoOnly(form.email)
  if (elsewhere) return elsewhere
  const browserId = browser && (await findKnownBrowser({ email: form.email, token: browser }, now))
  return tryPassword(
    form,
    browserId ? ownAllowance(`browser ${browserId}`) : allowanceOfUnknownBrowser(form.email, attempt),
    now,
  )
}

/** Wrong passwords of strangers do not delay a signed-in person. */
export async function checkOwnPassword(actor: Actor, form: Form, now: number): Promise<Result<{ staffId: number }>> {
  return tryPassword(form, ownAllowance(`signed in ${actor.id}`), now)
}

async function tryPassword({ email, password }: Form, { limits, ...lane }: SignInAllowance, now: number) {
  const wait = await mustWaitUntil(limits, now)
  if (wait) return tooManyAttempts(wait, now)
  return passwordInTurn(lane, async () => {
    const tryAgainAt = await beginSignIn(limits, now)
    if (tryAgainAt) return tooManyAttempts(tryAgainAt, now)
    const person = await findCredentials(email)
    const right = await isPassword(password, person?.passwordHash)
    if (!person || !right) {
      log.info('A password was wrong')
      return wrongPassword
    }
    await signInWorked(limits)
    return done({ staffId: person.id })
  })
}

// Limits are named by keyed hashes: no address is stored, and its hash changes daily.

function ownAllowance(whose: string): SignInAllowance {
  const key = keyedHash(keyFor('sign-in known'), whose)
  return { lane: key, isKnown: true, limits: [{ key, free: freePerAccount }] }
}

function allowanceOfUnknownBrowser(email: string, { address, now }: SignInAttempt): SignInAllowance {
  const account = keyedHash(keyFor('sign-in account'), emailKey(email))
  const network = networkKey('sign-in network', { address, now })
  const limits = [
    { key: account, free: freePerAccount },
    { key: network, free: freePerNetwork, shared: true },
  ]
  return { lane: network, isKnown: false, limits }
}

export function networkKey(purpose: string, { address, now }: SignInAttempt) {
  const day = new Date(now).toISOString().slice(0, 10)
  return keyedHash(keyedHash(keyFor(purpose), day), networkOf(address))
}

export function tooManyAttempts(tryAgainAt: number, now: number) {
  log.info('A sign-in has to wait after wrong ones')
  return refused(`Too many attempts. Try again in ${durationInWords(tryAgainAt - now)}.`)
}

/** Rounds up, for example "40 seconds" or "2 minutes". */
function durationInWords(ms: number) {
  const seconds = Math.ceil(ms / 1000)
  if (seconds <= 90) return seconds === 1 ? 'a second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}

/** For text that cannot be a code: it does not count as an attempt. */
export const noCode = refused('Write the six digits that your app shows now, or one of your recovery codes.', 'code')

/** One answer for a wrong, a used and an expired code. */
const codeWrong = refused(
  'This code is not right, or was used before. Write the one that your app shows now, or a recovery code that is still unused.',
  'code',
)

export async function checkCode(typed: string, attempt: CodeAttempt): Promise<Result<'app' | 'recovery'>> {
  const { staffId, now } = attempt
  const digits = typed.replace(/\s/g, '')
  const recoveryCode = recoveryCodeIn(typed)
  if (/^\d{6}$/.test(digits))
    return tryWithinAllowance(attempt, async () =>
      (await isAppCode(staffId, digits, now)) ? done('app' as const) : codeWrong,
    )
  if (recoveryCode)
    return tryWithinAllowance(attempt, async () =>
      (await useRecoveryCode(staffId, recoveryCode, now)) ? done('recovery' as const) : codeWrong,
    )
  return noCode
}

type CodeAttempt = { staffId: number; browser?: string; signedIn?: boolean; now: number }

/** Counts wrong factors apart for strangers, known browsers and signed-in people: no stranger locks out an owner. */
async function tryWithinAllowance<T>(attempt: CodeAttempt, check: () => Promise<Result<T>>): Promise<Result<T>> {
  const { now } = attempt
  const limits = [{ key: keyedHash(keyFor('second factor'), await allowanceFor(attempt)), free: freePerAccount }]
  const wait = (await mustWaitUntil(limits, now)) ?? (await beginSignIn(limits, now))
  if (wait) return tooManyAttempts(wait, now)
  const result = await check()
  if (result.ok) await signInWorked(limits)
  else log.info('A code was wrong')
  return result
}

async function allowanceFor({ staffId, browser, signedIn, now }: CodeAttempt) {
  if (signedIn) return `signed in ${staffId}`
  const id = browser && (await findBrowserOf({ staffId, token: browser }, now))
  return id ? `browser ${id}` : `stranger ${staffId}`
}

async function isAppCode(staffId: number, code: string, now: number) {
  const app = await findApp(staffId)
  const secret = app && openSecret(app.sealedSecret, staffId)
  const step = secret && codeStep(secret, code, now)
  return step ? acceptStep(staffId, step, now) : false
}
