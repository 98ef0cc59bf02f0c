'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/auth/guard'
import { checkConfirmation, confirmationWays, markConfirmed } from '@/auth/confirm'
import { ownPath } from '@/auth/own-path'
import { PasskeyAnswer } from '@/auth/passkey-forms'
import { checkPasskey, confirmOptions } from '@/auth/passkeys'
import type { Session } from '@/auth/session'
import { done, type Result } from '@/lib/result'

const confirmingAct = { confirms: true }

export const beginConfirmation = action(
  z.object({}),
  async (actor, _, now) => {
    const ways = await confirmationWays(actor)
    return done({ ways, passkey: ways.passkey ? await confirmOptions(actor, now) : undefined })
  },
  confirmingAct,
)

const next = z.string().optional()
const Typed = z.object({ code: z.string().max(100).optional(), password: z.string().max(1000).optional(), next })

export const confirmIdentity = action(
  Typed,
  async (actor, { next, ...typed }, now, session) =>
    continueAfter(await checkConfirmation(actor, typed, now), { session, next }, now),
  confirmingAct,
)

export const confirmWithPasskey = action(
  z.object({ passkey: PasskeyAnswer, next }),
  async (actor, { passkey, next }, now, session) => {
    const use = { purpose: 'confirm', staffId: actor.id ?? -1 } as const
    return continueAfter(await checkPasskey(passkey, use, now), { session, next }, now)
  },
  confirmingAct,
)

/** `next`: a path of this site; without it, the person continues with the interrupted task. */
async function continueAfter(
  result: Result<unknown>,
  { session, next }: { session: Session; next: string | undefined },
  now: number,
): Promise<Result> {
  if (!result.ok) return result
  await markConfirmed(session, now)
  if (next !== undefined) redirect(ownPath(next))
  return done(undefined)
}
