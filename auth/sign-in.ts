import { z } from 'zod'
import { findCredentials } from '@/domain/staff/accounts'
import type { Actor } from '@/domain/staff/actor'
import { findKnownBrowser } from '@/domain/staff/known-browsers'
import { beginSignIn, findWaitEnd, signInWorked, type SignInLimit } from '@/domain/staff/sign-in-limit'
import { emailKey } from '@/lib/keys/email-key'
import { log } from '@/lib/process/log'
import { done, refused, type Result } from '@/lib/result'
import { keyedHash, keyFor } from './keys'
import { networkOf } from './network'
import { isPassword } from './password'
import { passwordInTurn, type PasswordLane } from './password-turns'
import { isSsoOnly } from './sso/only'

/** Wrong passwords in a row that cause no delay: for an account, and for a network, which an office may share. */
export const freePerAccount = 5
export const freePerNetwork = 25

export const wrongPassword: Result<never> = refused('The email or the password is not right.')

export const Credentials = z.object({
  email: z.string().trim().min(1, 'Write your email.').max(300, 'That is longer than any email.'),
  password: z.string().min(1, 'Write your password.').max(1000, 'That is longer than any password here.'),
})

/** An attempt to sign in. `browser`: the secret of a known browser; `now`: UTC ms. */
export type SignInAttempt = { address: string; browser?: string; now: number }

type Form = z.output<typeof Credentials>
type SignInAllowance = PasswordLane & { limits: SignInLimit[] }

/** Checks a password. An unknown account takes as much work as a wrong password; strangers delay no known browser. */
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

/** Checks a signed-in person's own password. Wrong passwords of strangers do not delay it. */
export async function checkOwnPassword(actor: Actor, form: Form, now: number): Promise<Result<{ staffId: number }>> {
  return tryPassword(form, ownAllowance(`signed in ${actor.id}`), now)
}

async function tryPassword({ email, password }: Form, { limits, ...lane }: SignInAllowance, now: number) {
  const wait = await findWaitEnd(limits, now)
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

/** Returns a duration, rounded up: "40 seconds", "2 minutes". */
function durationInWords(ms: number) {
  const seconds = Math.ceil(ms / 1000)
  if (seconds <= 90) return seconds === 1 ? 'a second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
