import { changeOwnPassword, ownAccount, type CurrentAccess } from '@/domain/staff/accounts'
import type { Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import { done, refused, type Result } from '@/lib/result'
import { hashPassword } from './password'
import { passwordWeakness } from './password-strength'
import { passwordInTurn } from './password-turns'
import { checkOwnPassword, wrongPassword } from './sign-in'
import { isSsoOnly } from './sso/only'

/** Changes a person's own password, with delays after wrong ones. Returns the session's new secret. */
export async function changePassword(
  actor: Actor,
  { currentPassword, newPassword, current }: { currentPassword: string; newPassword: string; current: CurrentAccess },
  now: number,
): Promise<Result<string>> {
  const account = (await ownAccount(actor))!
  const elsewhere = isSsoOnly(account.email)
  if (elsewhere) return elsewhere
  const result = await checkOwnPassword(actor, { email: account.email, password: currentPassword }, now)
  if (result === wrongPassword) return refused('That is not your password now.', 'currentPassword')
  if (!result.ok) return result
  const weak = await passwordWeakness(newPassword, [account.name, account.email, (await siteSettings()).name])
  if (weak) return refused(weak, 'newPassword')
  return passwordInTurn({ lane: `staff ${actor.id}`, isKnown: true }, async () => {
    const passwordHash = await hashPassword(newPassword)
    return done(await changeOwnPassword(actor, { passwordHash, current }, now))
  })
}
