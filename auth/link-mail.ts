import { siteSettings } from '@/domain/published/site'
import type { PersonalLink } from '@/domain/staff/staff'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { sha256 } from '@/lib/keys/random'
import { sendMail } from '@/lib/web/send-mail'
import { deskTime } from '@/lib/time/time'
import { setupLinkAddress } from './setup'

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
