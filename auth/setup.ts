import { siteSettings } from '@/domain/published/site'
import { findSetupLink, firstAdminLink, redeemSetupLink, type SetUp } from '@/domain/staff/setup-links'
import { env } from '@/lib/env'
import { refused, type Result } from '@/lib/result'
import { hashPassword } from './password'
import { weakness } from './password-strength'
import { passwordInTurn } from './password-turns'

/**
 * The address that makes the first admin, for the server to print when it starts: new each time, 30 minutes long, and the
 * one before stops working. Undefined once there is an admin.
 */
export async function setupAddress(now = Date.now()): Promise<string | undefined> {
  const link = await firstAdminLink(now)
  return link && setupLinkAddress(link.token)
}

/** A one-time link's full address, on the configured site and nowhere else. */
export function setupLinkAddress(token: string) {
  return `${env().siteUrl}/setup/${token}`
}

/** Sets an account up behind a one-time link. Refused: an unusable link, a weak password, what the domain refuses. */
export async function setUpAccount(
  form: { token: string; name: string; email: string; password: string },
  now: number,
): Promise<Result<SetUp>> {
  const { token, name, email, password } = form
  const link = await findSetupLink(token, now)
  if (!link) return refused('This link has been used or has expired.')
  const about = [name, link.person?.email ?? email, (await siteSettings()).name]
  const weak = weakness(password, about)
  if (weak) return refused(weak, 'password')
  return passwordInTurn({ lane: `link ${token}`, isKnown: true }, async () =>
    redeemSetupLink(token, { name, email, passwordHash: await hashPassword(password) }, now),
  )
}
