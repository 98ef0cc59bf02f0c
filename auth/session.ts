import { encode, getToken } from 'next-auth/jwt'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { actor, type Actor } from '@/domain/staff/actor'
import { browserKnownFor, rememberBrowser } from '@/domain/staff/known-browsers'
import { endSession, findSession, longestSession, openSession } from '@/domain/staff/sessions'
import { browserCookie, browserIn, sessionCookie } from './cookie'
import { keyFor } from './keys'
import { signInPath } from './own-path'

export type Session = { actor: Actor; hash: string }

/** Who is asking: for server components, actions and handlers. Undefined without a session that is live now. */
export async function currentActor(): Promise<Actor | undefined> {
  return (await currentSession())?.actor
}

export async function currentSession(): Promise<Session | undefined> {
  return sessionIn(await jar(), Date.now())
}

/** For pages: whoever has no session is sent to sign in, and back to `path` after that. */
export async function requireActor(path: string): Promise<Actor> {
  return (await currentActor()) ?? redirect(signInPath(path))
}

/** The session that a request's cookies open at a moment (UTC milliseconds). `unasked`: no person made this request. */
export async function sessionIn(
  cookies: Record<string, string>,
  now: number,
  { unasked = false } = {},
): Promise<Session | undefined> {
  const token = await tokenIn(cookies)
  const row = token && (await findSession(token, now, { unasked }))
  return row ? { actor: actor(row), hash: row.hash } : undefined
}

/**
 * Signs someone in: a new session and its cookie, in place of the session that this browser had. The browser is known
 * from now on.
 */
export async function startSession(staffId: number) {
  await endCurrentSession()
  const { name, options } = sessionCookie()
  const value = await sealedSession(await openSession(staffId, Date.now()))
  ;(await cookies()).set(name, value, { ...options, maxAge: longestSession / 1000 })
  await rememberThisBrowser(staffId)
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
  return encode({ token: { sid }, secret: keyFor('session'), maxAge: longestSession / 1000 })
}

async function tokenIn(cookies: Record<string, string>): Promise<string | undefined> {
  const request = { cookies, headers: {} } as never
  const token = await getToken({ req: request, secret: keyFor('session'), cookieName: sessionCookie().name })
  return typeof token?.sid === 'string' ? token.sid : undefined
}

async function jar() {
  return Object.fromEntries((await cookies()).getAll().map((cookie) => [cookie.name, cookie.value]))
}
