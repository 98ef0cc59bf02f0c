import { encode, getToken } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { sharedNow } from '@/db/clock'
import { makeActor, type Actor } from '@/domain/staff/actor'
import { browserLifetimeMs, rememberBrowser } from '@/domain/staff/known-browsers'
import type { PlaceFor, SessionPlace } from '@/domain/staff/session-places'
import { endSession, findSession, maxSessionAgeMs, openSession, type SignedInBy } from '@/domain/staff/sessions'
import { browserCookie, browserTokenIn, sessionCookie } from './cookie'
import { keyFor } from './keys'
import { pathWithNext, signInPath } from './own-path'
import { placeForHeaders } from './place'

export type { SignedInBy }

/** A live session. `confirmedAt`: the last proof of identity (UTC ms). */
export type Session = {
  actor: Actor
  hash: string
  signedInBy: SignedInBy
  confirmedAt: number
  place?: SessionPlace
  /** True if the session is used elsewhere than where it was opened: it then opens only the page that confirms it. */
  isElsewhere: boolean
}

export async function currentActor(): Promise<Actor | undefined> {
  return (await currentSession())?.actor
}

export async function currentSession(): Promise<Session | undefined> {
  const session = await currentSessionAnywhere()
  return session?.isElsewhere ? undefined : session
}

/** Returns the session of the request, also one that is used elsewhere: a page confirms that. */
export async function currentSessionAnywhere(): Promise<Session | undefined> {
  return sessionAnywhere(await currentCookies(), { placeFor: placeForHeaders(await headers()), now: sharedNow() })
}

export async function requireActor(path: string): Promise<Actor> {
  const session = await currentSessionAnywhere()
  if (!session) redirect(signInPath(path))
  return session.isElsewhere ? redirect(pathWithNext('/admin/confirm', path)) : session.actor
}

/** A request for a session. `placeFor`: undefined to decide a turn; `unasked`: the page sent the request by itself. */
type SessionRequest = { now: number; placeFor: PlaceFor | undefined; unasked?: boolean }

export async function sessionAnywhere(
  cookies: Record<string, string>,
  { now, ...question }: SessionRequest,
): Promise<Session | undefined> {
  const token = await sessionTokenIn(cookies)
  const row = token && (await findSession(token, now, question))
  if (!row) return undefined
  const { hash, signedInBy, confirmedAt, place, isElsewhere } = row
  return { actor: makeActor(row), hash, signedInBy, confirmedAt, place, isElsewhere }
}

/** Replaces the session of this browser, which is known from now on. `by`: the proof, given at `confirmedAt`. */
export async function startSession(staffId: number, by: SignedInBy = 'password', confirmedAt?: number) {
  await endCurrentSession()
  const place = placeForHeaders(await headers())(staffId)
  await setSessionCookie(await openSession(staffId, sharedNow(), by, { place, confirmedAt }))
  await rememberThisBrowser(staffId)
}

export async function setSessionCookie(sid: string) {
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, await sealedSession(sid), { ...options, maxAge: maxSessionAgeMs / 1000 })
}

async function rememberThisBrowser(staffId: number) {
  const { name, options } = browserCookie()
  const token = await rememberBrowser(staffId, await currentBrowserToken(), sharedNow())
  ;(await cookies()).set(name, token, { ...options, maxAge: browserLifetimeMs / 1000 })
}

export async function currentBrowserToken() {
  return browserTokenIn(await currentCookies())
}

/** Deletes the session's row and cookie: a copy of the cookie then opens nothing. */
export async function endCurrentSession() {
  const token = await sessionTokenIn(await currentCookies())
  if (token) await endSession(token, sharedNow())
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}

export function sealedSession(sid: string) {
  return encode({ token: { sid }, secret: keyFor('session'), maxAge: maxSessionAgeMs / 1000 })
}

async function sessionTokenIn(cookies: Record<string, string>): Promise<string | undefined> {
  const request = { cookies, headers: {} } as never
  const token = await getToken({ req: request, secret: keyFor('session'), cookieName: sessionCookie().name })
  return typeof token?.sid === 'string' ? token.sid : undefined
}

async function currentCookies() {
  return Object.fromEntries((await cookies()).getAll().map((cookie) => [cookie.name, cookie.value]))
}
