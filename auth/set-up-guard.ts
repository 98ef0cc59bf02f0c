import type { z } from 'zod'
import type { Actor } from '@/domain/staff/actor'
import { done, type Result } from '@/lib/result'
import { mustConfirm, notConfirmed } from './confirm'
import { openAction, sessionEnded } from './guard'
import { currentPending, finishSignIn } from './pending'
import { currentSessionAnywhere, setSessionCookie, type SignedInBy } from './session'

/**
 * The person who sets up a factor: somebody at the desk who has just proved who they are (`session`: its hash), or somebody
 * whose password was right and who may not go on without a factor.
 */
export type SetUpPerson = { actor: Actor; session?: string }

/** A server action of setting up a factor. */
export function setUpAction<S extends z.ZodType, T>(
  schema: S,
  verb: (who: SetUpPerson, form: z.output<S>) => Promise<Result<T>>,
) {
  return openAction(schema, async (form) => {
    const who = await setUpPerson(Date.now())
    return who.ok ? verb(who.value, form) : who
  })
}

export async function setUpPerson(now: number): Promise<Result<SetUpPerson>> {
  const session = await currentSessionAnywhere()
  if (session) {
    const { actor, hash } = session
    return mustConfirm(session, { grave: true }, now) ? notConfirmed : done({ actor, session: hash })
  }
  const pending = await currentPending()
  return pending?.step === 'set up' ? done({ actor: pending.actor }) : sessionEnded
}

/** The factor is set up: the session goes on under the new secret, or the sign-in is finished. */
export async function continueWithFactor({ actor }: SetUpPerson, token: string | undefined, by: SignedInBy) {
  if (token) await setSessionCookie(token)
  else await finishSignIn(actor.id ?? -1, by)
}
