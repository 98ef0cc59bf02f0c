import type { NextAuthOptions } from 'next-auth'
import { headers } from 'next/headers'
import { sharedNow } from '@/db/clock'
import { findSession, maxSessionAgeMs } from '@/domain/staff/sessions'
import { log } from '@/lib/process/log'
import { sessionCookie } from './cookie'
import { keyFor } from './keys'
import { placeForHeaders } from './place'

/** Returns the options of next-auth. Its token has only an opaque id; the row in `sessions` decides at each request. */
export function authOptions(): NextAuthOptions {
  return {
    secret: keyFor('session'),
    session: { strategy: 'jwt', maxAge: maxSessionAgeMs / 1000 },
    cookies: { sessionToken: sessionCookie() },
    providers: [],
    callbacks: {
      jwt: ({ token }) => isSessionLive(token.sid),
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      // The error contains what was typed.
      error: (code, about) =>
        void (code !== 'JWT_SESSION_ERROR' && log.error('Asking next-auth failed', { code, error: about })),
      warn: () => {},
    },
  }
}

/** Returns the token of a live session. Throws if there is none: next-auth then answers without a session. */
async function isSessionLive(sid: unknown) {
  const placeFor = placeForHeaders(await headers())
  const session = typeof sid === 'string' && (await findSession(sid, sharedNow(), { placeFor }))
  if (!session || session.isElsewhere) throw new Error('This session has ended')
  return { sid }
}
