import type { z } from 'zod'
import type { Actor } from '@/domain/staff/actor'
import { done, type Result } from '@/lib/result'
import { needsConfirmation, notConfirmed } from './confirm'
import { openAction, sessionEnded } from './guard'
import { currentPendingSignIn, finishSignIn } from './pending'
import { currentSessionAnywhere, setSessionCookie, type SignedInBy } from './session'

/** Somebody who may add a factor: at the desk after a recent proof (`session`: its hash), or after the password. */
export type SetUpPerson = { actor: Actor; session?: string }

export function setUpAction<S extends z.ZodType, T>(
  schema: S,
  verb: (who: SetUpPerson, form: z.output<S>, now: number) => Promise<Result<T>>,
) {
  return openAction(schema, async (form, now) => {
    const who = await setUpPerson(now)
    return who.ok ? verb(who.value, form, now) : who
  })
}

export async function setUpPerson(now: number): Promise<Result<SetUpPerson>> {
  const session = await currentSessionAnywhere()
  if (session) {
    const { actor, hash } = session
    return needsConfirmation(session, { grave: true }, now) ? notConfirmed : done({ actor, session: hash })
  }
  const pending = await currentPendingSignIn()
  return pending?.step === 'set up' ? done({ actor: pending.actor }) : sessionEnded
}

export async function continueWithFactor({ actor }: SetUpPerson, token: string | undefined, by: SignedInBy) {
  if (token) await setSessionCookie(token)
  else await finishSignIn(actor.id ?? -1, by)
}
