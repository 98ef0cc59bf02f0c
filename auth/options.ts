import type { NextAuthOptions } from 'next-auth'
import { headers } from 'next/headers'
import { findSession, maxSessionAge } from '@/domain/staff/sessions'
import { log } from '@/lib/process/log'
import { sessionCookie } from './cookie'
import { keyFor } from './keys'
import { placeForHeaders } from './place'

/**
 * next-auth's set-up, for the one thing that it is asked: when a session ends. Its token carries a session's opaque id and nothing
 * else: what counts is the row in `sessions`, read at each request. The desk signs in and out by actions of its own, so that it
 * works without scripts; next-auth knows no way to sign in.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: keyFor('session'),
    session: { strategy: 'jwt', maxAge: maxSessionAge / 1000 },
    cookies: { sessionToken: sessionCookie() },
    providers: [],
    callbacks: {
      jwt: ({ token }) => live(token.sid),
      session: ({ session }) => ({ expires: session.expires }), // the default would print the id
    },
    logger: {
      // The error holds what was typed.
      error: (code, about) =>
        void (code !== 'JWT_SESSION_ERROR' && log.error('Asking next-auth failed', { code, error: about })),
      warn: () => {},
    },
  }
}

/** The token while its session is live. Throwing makes next-auth answer that there is none. */
async function live(sid: unknown) {
  const placeFor = placeForHeaders(await headers())
  const session = typeof sid === 'string' && (await findSession(sid, Date.now(), { placeFor }))
  if (!session || session.isElsewhere) throw new Error('This session has ended')
  return { sid }
}
