import { sharedNow } from '@/db/clock'
import { siteSettings } from '@/domain/published/site'
import {
  findSetupLink,
  firstAdminLink,
  useRecoveryLink,
  redeemSetupLink,
  unusableLink,
  type SetUpResult,
  removeSetupLink,
} from '@/domain/staff/setup-links'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { refused, type Refused, type Result, done } from '@/lib/result'
import { storageFaultOf } from '@/lib/files/storage-fault'
import { passwordWeakness } from './password-strength'
import { hashPassword, passwordInTurn } from './password-turns'
import { isSsoOnly } from './sso/options'
import { freePerNetwork, networkKey, tooManyAttempts, type SignInAttempt } from './sign-in'
import { beginSignIn, mustWaitUntil } from '@/domain/staff/sign-in-limit'
import { forgottenPasswordLink, type PersonalLink } from '@/domain/staff/staff'
import { sha256 } from '@/lib/keys/random'
import { deskTime } from '@/lib/time/time'
import { sendMail } from '@/lib/web/send-mail'

/** Returns a new address for the first admin, valid 30 minutes; undefined if one exists or the disk refuses. */
export async function setupAddress(now = sharedNow()): Promise<string | undefined> {
  try {
    const link = await firstAdminLink(now)
    return link && setupLinkAddress(link.token)
  } catch (error) {
    const fault = storageFaultOf(error)
    if (!fault) throw error
    log.error('There is no link for the first account, since nothing can be saved. Start again once it can.', { fault })
    return undefined
  }
}

export function setupLinkAddress(token: string) {
  return `${env().siteUrl}/setup/${token}`
}

export async function setUpAccount(
  form: { token: string; name: string; email: string; password: string; zone?: string },
  now: number,
): Promise<Result<SetUpResult>> {
  const { token, name, email, password, zone } = form
  const link = await findSetupLink(token, now)
  if (!link) return unusableLink
  const elsewhere = passwordRefusal(link)
  if (elsewhere) return elsewhere
  const about = [name, link.person?.email ?? email, (await siteSettings()).name]
  const weak = await passwordWeakness(password, about)
  if (weak) return refused(weak, 'password')
  return passwordInTurn({ lane: `link ${token}`, isKnown: true }, async () =>
    redeemSetupLink(token, { name, email, zone, passwordHash: await hashPassword(password) }, now),
  )
}

type SetupLinkRow = NonNullable<Awaited<ReturnType<typeof findSetupLink>>>

export function passwordRefusal({ person }: SetupLinkRow): Refused | undefined {
  return person ? isSsoOnly(person.email) : undefined
}

/** Accepts only a link from the machine, for somebody whose password would not open the desk. */
export async function acceptSetupLink(token: string, now: number): Promise<Result<SetUpResult>> {
  const link = await findSetupLink(token, now)
  if (!link || link.kind !== 'way back' || !passwordRefusal(link)) return unusableLink
  return useRecoveryLink(token, now)
}

export type LinkMail = 'off' | 'sent' | 'failed'

/** Sends at once: the queue of notices would store the link's secret, of which only the hash is kept. */
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
