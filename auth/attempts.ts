import { beginSignIn, mustWaitUntil, signInWorked } from '@/domain/staff/sign-in-limit'
import { findBrowserOf } from '@/domain/staff/known-browsers'
import type { Result } from '@/lib/result'
import { keyedHash, keyFor } from './keys'
import { freePerAccount, tooMany } from './sign-in'

/** The one who tries a second factor: a browser that is known for this person, a session of theirs, or a stranger. */
export type CodeAttempt = { staffId: number; browser?: string; signedIn?: boolean; now: number }

/**
 * Lets somebody try a second factor. Wrong ones cost waiting, counted apart for strangers, for each known browser and for who is
 * signed in, so that nobody elsewhere can keep the owner out.
 */
export async function tryFactor<T>(attempt: CodeAttempt, check: () => Promise<Result<T>>): Promise<Result<T>> {
  const { now } = attempt
  const limits = [{ key: keyedHash(keyFor('second factor'), await whoseAllowance(attempt)), free: freePerAccount }]
  const wait = (await mustWaitUntil(limits, now)) ?? (await beginSignIn(limits, now))
  if (wait) return tooMany(wait, now)
  const result = await check()
  if (result.ok) await signInWorked(limits)
  return result
}

async function whoseAllowance({ staffId, browser, signedIn, now }: CodeAttempt) {
  if (signedIn) return `signed in ${staffId}`
  const id = browser && (await findBrowserOf({ staffId, token: browser }, now))
  return id ? `browser ${id}` : `stranger ${staffId}`
}
