import { changeOwnPassword, ownAccount } from '@/domain/accounts'
import type { Actor } from '@/domain/actor'
import { siteSettings } from '@/domain/published/site'
import { done, refused, type Result } from '@/lib/result'
import { hashPassword } from './password'
import { weakness } from './password-strength'
import { checkPassword, wrongPassword } from './sign-in'

/**
 * Changes a person's own password, given the one they have: the limits of signing in hold here too. All their sessions
 * end, so the caller starts a new one. Refused: the wrong password now, a weak one next.
 */
export async function changePassword(
  actor: Actor,
  { current, next }: { current: string; next: string },
  from: { address: string | null; now: number },
): Promise<Result> {
  const account = (await ownAccount(actor))!
  const checked = await checkPassword({ email: account.email, password: current }, from)
  if (checked === wrongPassword) return refused('That is not your password now.', 'current')
  if (!checked.ok) return checked
  const weak = weakness(next, [account.name, account.email, (await siteSettings()).name])
  if (weak) return refused(weak, 'next')
  await changeOwnPassword(actor, await hashPassword(next), from.now)
  return done(undefined)
}
