import { setupLinkAddress } from './setup'
import { freePerNetwork, networkKey, tooManyAttempts, type SignInAttempt } from './sign-in'
import { isSsoOnly } from './sso/only'
import { siteSettings } from '@/domain/published/site'
import { removeSetupLink } from '@/domain/staff/setup-links'
import { beginSignIn, findWaitEnd } from '@/domain/staff/sign-in-limit'
import { createPasswordLink } from '@/domain/staff/staff'
import type { PersonalLink } from '@/domain/staff/staff'
import { sha256 } from '@/lib/keys/random'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { done, refused, type Result } from '@/lib/result'
import { deskTime } from '@/lib/time/time'
import { sendMail } from '@/lib/web/send-mail'

export type LinkMail = 'off' | 'sent' | 'failed'

/** Mails a link at once: the queue of notices would store the link's secret, of which only the hash is kept. */
export async function mailLink(
  { token, kind, expiresAt, person }: PersonalLink,
  { smtpUrl, siteUrl } = env(),
  send = sendMail,
): Promise<LinkMail> {
  if (!smtpUrl) return 'off'
  const { name: site, zone } = await siteSettings()
  const isInvitation = kind === 'invitation'
  const lines = [
    isInvitation
      ? `You are invited to write for ${site}.`
      : `A new password for your account at ${site} was asked for.`,
    `Open this address to ${isInvitation ? 'set up your account' : 'choose another password'}:`,
    setupLinkAddress(token),
    `It works once, until ${deskTime(expiresAt, zone)}. Give it to nobody else.`,
    isInvitation
      ? 'If you did not expect this, leave it: nothing happens.'
      : 'If you did not ask for it, tell an admin.',
    siteUrl,
  ]
  try {
    await send({
      id: `link-${sha256(token).slice(0, 20)}`,
      to: person.email,
      subject: isInvitation ? `Your invitation to ${site}` : `A new password for ${site}`,
      text: lines.join('\n\n'),
    })
    return 'sent'
  } catch (error) {
    log.warn('A one-time link could not be mailed', { error })
    return 'failed'
  }
}

/** Checks whether a link may be requested. Answer and time are the same with and without an account. */
export async function askForPasswordLink(email: string, attempt: SignInAttempt): Promise<Result> {
  if (!env().smtpUrl) return refused('This site sends no mails. Ask an admin for a new link.')
  const elsewhere = isSsoOnly(email)
  if (elsewhere) return elsewhere
  const limits = [{ key: networkKey('forgotten password', attempt), free: freePerNetwork }]
  const tryAgainAt = (await findWaitEnd(limits, attempt.now)) ?? (await beginSignIn(limits, attempt.now))
  return tryAgainAt ? tooManyAttempts(tryAgainAt, attempt.now) : done(undefined)
}

/** Mails no second link while an earlier one still works, so that nobody fills a mailbox. */
export async function mailPasswordLink(email: string, now: number, send?: Parameters<typeof mailLink>[2]) {
  try {
    const link = await createPasswordLink(email, now)
    if (link && (await mailLink(link, undefined, send)) === 'failed') await removeSetupLink(link.token)
  } catch (error) {
    log.error('A link for a forgotten password could not be made', { error })
  }
}
