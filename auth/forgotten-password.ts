import { removeSetupLink } from '@/domain/staff/setup-links'
import { forgottenPasswordLink } from '@/domain/staff/staff'
import { beginSignIn, mustWaitUntil } from '@/domain/staff/sign-in-limit'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { done, refused, type Result } from '@/lib/result'
import { mailLink } from './link-mail'
import { freePerNetwork, networkKey, tooManyAttempts, type SignInAttempt } from './sign-in'
import { isSsoOnly } from './sso/only'

/** Says the same of every email; `mailPasswordLink` then works unseen, so that no time tells who has an account. */
export async function askForPasswordLink(email: string, attempt: SignInAttempt): Promise<Result> {
  if (!env().smtpUrl) return refused('This site sends no mails. Ask an admin for a new link.')
  const elsewhere = isSsoOnly(email)
  if (elsewhere) return elsewhere
  const limits = [{ key: networkKey('forgotten password', attempt), free: freePerNetwork }]
  const tryAgainAt = (await mustWaitUntil(limits, attempt.now)) ?? (await beginSignIn(limits, attempt.now))
  return tryAgainAt ? tooManyAttempts(tryAgainAt, attempt.now) : done(undefined)
}

/** Mails at most one link in the time that it works, so that nobody fills a mailbox. */
export async function mailPasswordLink(email: string, now: number, send?: Parameters<typeof mailLink>[2]) {
  try {
    const link = await forgottenPasswordLink(email, now)
    if (link && (await mailLink(link, undefined, send)) === 'failed') await removeSetupLink(link.token)
  } catch (error) {
    log.error('A link for a forgotten password could not be made', { error })
  }
}
