import { acceptStep, findApp } from '@/domain/staff/factors/authenticator-app'
import { useRecoveryCode } from '@/domain/staff/factors/recovery-codes'
import { findBrowserOf } from '@/domain/staff/known-browsers'
import { beginSignIn, findWaitEnd, signInWorked } from '@/domain/staff/sign-in-limit'
import { log } from '@/lib/process/log'
import { done, refused, type Result } from '@/lib/result'
import { codeStep } from './app-code'
import { keyedHash, keyFor } from './keys'
import { recoveryCodeIn } from './recovery-code'
import { openSecret } from './sealed-secret'
import { freePerAccount, tooManyAttempts } from './sign-in'

/** The refusal of a text that cannot be a code. It does not count as an attempt. */
export const noCode = refused('Write the six digits that your app shows now, or one of your recovery codes.', 'code')

/** The one refusal of a wrong, a used and an expired code. */
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

/** Limits wrong codes, apart for strangers, known browsers and signed-in people: no stranger locks out an owner. */
async function tryWithinAllowance<T>(attempt: CodeAttempt, check: () => Promise<Result<T>>): Promise<Result<T>> {
  const { now } = attempt
  const limits = [{ key: keyedHash(keyFor('second factor'), await allowanceFor(attempt)), free: freePerAccount }]
  const wait = (await findWaitEnd(limits, now)) ?? (await beginSignIn(limits, now))
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
