import { sharedNow } from '@/db/clock'
import { siteSettings } from '@/domain/published/site'
import {
  findSetupLink,
  firstAdminLink,
  useRecoveryLink,
  redeemSetupLink,
  unusableLink,
  type SetUpResult,
} from '@/domain/staff/setup-links'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { refused, type Refused, type Result } from '@/lib/result'
import { storageFaultOf } from '@/lib/files/storage-fault'
import { hashPassword } from './password'
import { passwordWeakness } from './password-strength'
import { passwordInTurn } from './password-turns'
import { isSsoOnly } from './sso/only'

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

/** Accepts only a recovery link from the machine, for somebody who has to use single sign-on. */
export async function acceptSetupLink(token: string, now: number): Promise<Result<SetUpResult>> {
  const link = await findSetupLink(token, now)
  if (!link || link.kind !== 'way back' || !passwordRefusal(link)) return unusableLink
  return useRecoveryLink(token, now)
}
