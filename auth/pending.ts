import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { sharedNow } from '@/db/clock'
import { makeActor, type Actor } from '@/domain/staff/actor'
import {
  endPendingSignIn,
  findPendingSignIn,
  openPendingSignIn,
  pendingLifetimeMs,
} from '@/domain/staff/factors/pending-sign-ins'
import { nextStepOf, type NextStep } from '@/domain/staff/factors/rule'
import { pendingCookie } from './cookie'
import { ownPath, pathWithNext } from './own-path'
import { startSession, type SignedInBy } from './session'

// A sign-in between the right password and the second factor. It is not a session, and opens only the next step.

export type PendingSignIn = { actor: Actor; email: string; step: NextStep }

export async function continueAfterPassword(staffId: number, next: unknown): Promise<never> {
  const now = sharedNow()
  const step = await nextStepOf(staffId, now)
  if (step === 'nothing') {
    await startSession(staffId, 'password')
    redirect(ownPath(next))
  }
  const { name, options } = pendingCookie()
  const token = await openPendingSignIn(staffId, now)
  ;(await cookies()).set(name, token, { ...options, maxAge: pendingLifetimeMs / 1000 })
  redirect(pathWithNext(nextStepPages[step], next))
}

const nextStepPages = { 'second factor': '/sign-in/second', 'set up': '/sign-in/set-up' }

export async function currentPendingSignIn(): Promise<PendingSignIn | undefined> {
  const token = (await cookies()).get(pendingCookie().name)?.value
  const now = sharedNow()
  const person = token ? await findPendingSignIn(token, now) : undefined
  return person && { actor: makeActor(person), email: person.email, step: await nextStepOf(person.id, now) }
}

export async function finishSignIn(staffId: number, by: SignedInBy) {
  await forgetPendingSignIn()
  await startSession(staffId, by)
}

export async function forgetPendingSignIn() {
  const { name, options } = pendingCookie()
  const jar = await cookies()
  const token = jar.get(name)?.value
  if (!token) return
  await endPendingSignIn(token)
  jar.set(name, '', { ...options, maxAge: 0 })
}
