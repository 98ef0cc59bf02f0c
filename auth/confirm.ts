import { ownAccount } from '@/domain/staff/accounts'
import type { Actor } from '@/domain/staff/actor'
import { findApp } from '@/domain/staff/factors/authenticator-app'
import { codesLeft } from '@/domain/staff/factors/recovery-codes'
import { passkeysOf } from '@/domain/staff/factors/passkeys'
import { confirmationLifetimeMs, confirmOwnSession } from '@/domain/staff/sessions'
import { refused, type Refused, type Result } from '@/lib/result'
import { checkCode, noCode } from './second-factor'
import { isBound } from '@/domain/staff/identities'
import { env } from '@/lib/process/env'
import { passkeyHost, passkeysWork } from './passkey-host'
import { setSessionCookie, type Session } from './session'
import { checkOwnPassword, wrongPassword } from './sign-in'
import { isSsoOnly } from './sso/only'

/** Returns whether an act needs a proof of identity first. A session used elsewhere needs one for every act. */
export function needsConfirmation(session: Session, { grave, confirms = false }: ConfirmationDemands, now: number) {
  return session.isElsewhere ? !confirms : grave === true && !isConfirmed(session, now)
}

/** The demands of an act. `grave`: a proof of identity in the last five minutes; `confirms`: the act is one. */
export type ConfirmationDemands = { grave?: boolean; confirms?: boolean }

/** The demand of acts that change who may do what, or that cannot be undone. */
export const grave: ConfirmationDemands = { grave: true }

export function isConfirmed({ confirmedAt }: Pick<Session, 'confirmedAt'>, now: number) {
  return now - confirmedAt < confirmationLifetimeMs
}

/** The refusal upon which the desk asks for a proof of identity and sends the request again. */
export const notConfirmed: Refused = {
  ok: false,
  problems: [{ message: 'Not done yet: confirm first that it is you.', see: 'confirm' }],
}

/** The ways to prove identity that somebody has: never the password if there is a second factor. */
export type ConfirmWays = {
  passkey: boolean
  code: boolean
  password: boolean
  signOn: { id: string; name: string }[]
}

export async function confirmationWays(actor: Actor): Promise<ConfirmWays> {
  const staffId = actor.id ?? -1
  const [keys, app, left] = [await passkeysOf(staffId), await findApp(staffId), await codesLeft(staffId)]
  const passkey = passkeysWork() && keys.some(({ host }) => host === passkeyHost())
  if (keys.length > 0 || app !== undefined)
    return { passkey, code: app !== undefined || left > 0, password: false, signOn: [] }
  // Google does not have people sign in anew, so it confirms nothing.
  const askingAnew = env().sso.providers.filter(({ id }) => id !== 'google')
  const providers = (await isBound(staffId)) ? askingAnew : []
  const signOn = providers.map(({ id, name }) => ({ id, name }))
  const { email } = (await ownAccount(actor))!
  return { passkey: false, code: false, password: isSsoOnly(email) === undefined, signOn }
}

export async function checkConfirmation(actor: Actor, typed: { code?: string; password?: string }, now: number) {
  const ways = await confirmationWays(actor)
  if (ways.code && typed.code) return checkCode(typed.code, { staffId: actor.id ?? -1, signedIn: true, now })
  if (ways.password && typed.password) return checkPasswordOf(actor, typed.password, now)
  return ways.password ? refused('Write your password.', 'password') : noCode
}

async function checkPasswordOf(actor: Actor, password: string, now: number): Promise<Result<unknown>> {
  const { email } = (await ownAccount(actor))!
  const result = await checkOwnPassword(actor, { email, password }, now)
  return result === wrongPassword ? refused('That is not your password.', 'password') : result
}

export async function markConfirmed({ actor, hash, place }: Session, now: number) {
  await setSessionCookie(await confirmOwnSession(actor, { hash, place }, now))
}
