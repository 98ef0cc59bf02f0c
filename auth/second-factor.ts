import { acceptStep, findApp } from '@/domain/staff/factors/authenticator-app'
import { useRecoveryCode } from '@/domain/staff/factors/recovery-codes'
import { findBrowserOf } from '@/domain/staff/known-browsers'
import { beginSignIn, mustWaitUntil, signInWorked } from '@/domain/staff/sign-in-limit'
import { done, refused, type Result } from '@/lib/result'
import { stepOf } from './app-code'
import { keyedHash, keyFor } from './keys'
import { recoveryCodeIn } from './recovery-code'
import { openSecret } from './sealed-secret'
import { freePerAccount, tooMany } from './sign-in'

/** For a text that can be no code at all: nothing is counted. */
const noCode = refused('Write the six digits that your app shows now, or one of your recovery codes.', 'code')

/** The one answer for a wrong code, one that was used before and one that is over. */
const wrongCode = refused(
  'This code is not right, or was used before. Write the one that your app shows now, or a recovery code that is still unused.',
  'code',
)

/** Checks what somebody typed into the one field: a code of their app, or one of their recovery codes. Each is right once. */
export async function checkCode(typed: string, attempt: CodeAttempt): Promise<Result<'app' | 'recovery'>> {
  const { staffId, now } = attempt
  const digits = typed.replace(/\s/g, '')
  const recoveryCode = recoveryCodeIn(typed)
  if (/^\d{6}$/.test(digits))
    return tryFactor(attempt, async () => ((await isAppCode(staffId, digits, now)) ? done('app' as const) : wrongCode))
  if (recoveryCode)
    return tryFactor(attempt, async () =>
      (await useRecoveryCode(staffId, recoveryCode, now)) ? done('recovery' as const) : wrongCode,
    )
  return noCode
}

/** The one who tries a second factor: a browser that is known for this person, a session of theirs, or a stranger. */
type CodeAttempt = { staffId: number; browser?: string; signedIn?: boolean; now: number }

/**
 * Lets somebody try a second factor. Wrong ones cost waiting, counted apart for strangers, for each known browser and for who is
 * signed in, so that nobody elsewhere can keep the owner out.
 */
async function tryFactor<T>(attempt: CodeAttempt, check: () => Promise<Result<T>>): Promise<Result<T>> {
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

async function isAppCode(staffId: number, code: string, now: number) {
  const app = await findApp(staffId)
  const secret = app && openSecret(app.sealedSecret, staffId)
  const step = secret && stepOf(secret, code, now)
  return step ? acceptStep(staffId, step, now) : false
}
