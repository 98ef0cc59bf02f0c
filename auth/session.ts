import { encode, getToken } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { actor, type Actor } from '@/domain/staff/actor'
import { browserKnownFor, rememberBrowser } from '@/domain/staff/known-browsers'
import type { PlaceFor, SessionPlace } from '@/domain/staff/session-places'
import { endSession, findSession, maxSessionAge, openSession, type SignedInBy } from '@/domain/staff/sessions'
import { browserCookie, browserIn, sessionCookie } from './cookie'
import { keyFor } from './keys'
import { pathWithNext, signInPath } from './own-path'
import { placeForHeaders } from './place'

export type { SignedInBy }

/** `signedInBy`: what it was opened with; `confirmedAt`: when the person last proved who they are (UTC ms). */
export type Session = {
  actor: Actor
  hash: string
  signedInBy: SignedInBy
  confirmedAt: number
  place?: SessionPlace
  /** The session is used where it was not opened: before the person confirms, it opens nothing but the way to do so. */
  isElsewhere: boolean
}

/** Returns the person who is asking: for server components, actions and handlers. Undefined without a session that is live now. */
export async function currentActor(): Promise<Actor | undefined> {
  return (await currentSession())?.actor
}

export async function currentSession(): Promise<Session | undefined> {
  const session = await currentSessionAnywhere()
  return session?.isElsewhere ? undefined : session
}

/** Returns the session, also one that is used elsewhere: for the page on which that is confirmed. */
export async function currentSessionAnywhere(): Promise<Session | undefined> {
  return sessionAnywhere(await jar(), { placeFor: placeForHeaders(await headers()), now: Date.now() })
}

/**
 * For pages: whoever has no session is sent to sign in, whoever has to confirm where they are to do that, and back to `path` after
 * it.
 */
export async function requireActor(path: string): Promise<Actor> {
  const session = await currentSessionAnywhere()
  if (!session) redirect(signInPath(path))
  return session.isElsewhere ? redirect(pathWithNext('/admin/confirm', path)) : session.actor
}

/**
 * When a request was made (UTC ms), and from where. `placeFor` is undefined where the answer opens nothing: it only decides whose turn
 * it is. `unasked`: no person made this request.
 */
type SessionRequest = { now: number; placeFor: PlaceFor | undefined; unasked?: boolean }

/** The session that a request's cookies open; `isElsewhere` says where it opens the way to confirm alone. */
export async function sessionAnywhere(
  cookies: Record<string, string>,
  { now, ...question }: SessionRequest,
): Promise<Session | undefined> {
  const token = await tokenIn(cookies)
  const row = token && (await findSession(token, now, question))
  if (!row) return undefined
  const { hash, signedInBy, confirmedAt, place, isElsewhere } = row
  return { actor: actor(row), hash, signedInBy, confirmedAt, place, isElsewhere }
}

/**
 * Signs someone in: a new session and its cookie, in place of the session that this browser had. The browser is known
 * from now on. `by`: what they have proved who they are with.
 */
export async function startSession(staffId: number, by: SignedInBy = 'password') {
  await endCurrentSession()
  const place = placeForHeaders(await headers())(staffId)
  await setSessionCookie(await openSession(staffId, Date.now(), by, place))
  await rememberThisBrowser(staffId)
}

/** Gives this browser the secret of a session: a new one, or the one that goes on under another secret. */
export async function setSessionCookie(sid: string) {
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, await sealedSession(sid), { ...options, maxAge: maxSessionAge / 1000 })
}

async function rememberThisBrowser(staffId: number) {
  const { name, options } = browserCookie()
  const token = await rememberBrowser(staffId, await thisBrowser(), Date.now())
  ;(await cookies()).set(name, token, { ...options, maxAge: browserKnownFor / 1000 })
}

/** The secret by which the browser that asks may be known. */
export async function thisBrowser() {
  return browserIn(await jar())
}

/** Signs out by deleting the row: a copy of the cookie opens nothing. */
export async function endCurrentSession() {
  const token = await tokenIn(await jar())
  if (token) await endSession(token, Date.now())
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}

/** A session's secret in the form next-auth reads it in. */
export function sealedSession(sid: string) {
  return encode({ token: { sid }, secret: keyFor('session'), maxAge: maxSessionAge / 1000 })
}

async function tokenIn(cookies: Record<string, string>): Promise<string | undefined> {
  const request = { cookies, headers: {} } as never
  const token = await getToken({ req: request, secret: keyFor('session'), cookieName: sessionCookie().name })
  return typeof token?.sid === 'string' ? token.sid : undefined
}

async function jar() {
  return Object.fromEntries((await cookies()).getAll().map((cookie) => [cookie.name, cookie.value]))
}
