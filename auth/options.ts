import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { endSession, findSession, longestSession, openSession } from '@/domain/staff/sessions'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { browserIn, cookiesIn, sessionCookie } from './cookie'
import { keyFor } from './keys'
import { ownPath } from './own-path'
import { checkPassword, Credentials } from './sign-in'

/**
 * next-auth's set-up. Its token carries a session's opaque id and nothing else: what counts is the row in `sessions`,
 * read at each request. The desk's own form does the same steps without next-auth's pages, so that it works without scripts.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: keyFor('session'),
    session: { strategy: 'jwt', maxAge: longestSession / 1000 },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in', newUser: '/admin' },
    providers: [passwords],
    callbacks: {
      jwt: async ({ token, user }) =>
        user ? { sid: await openSession(Number(user.id), Date.now()) } : live(token.sid),
      session: ({ session }) => ({ expires: session.expires }), // the default would print the id
      redirect: ({ url }) =>
        env().siteUrl + ownPath(url.startsWith(env().siteUrl) ? url.slice(env().siteUrl.length) : url),
    },
    events: {
      signOut: async ({ token }) => void (typeof token.sid === 'string' && (await endSession(token.sid, Date.now()))),
    },
    logger: {
      // What it tells about holds what was typed.
      error: (code, about) =>
        void (code !== 'JWT_SESSION_ERROR' && log.error('Signing in failed', { code, error: about })),
      warn: () => {},
    },
  }
}

const passwords = CredentialsProvider({
  name: 'Email and password',
  credentials: { email: { label: 'Email' }, password: { label: 'Password', type: 'password' } },
  authorize: async (sent, { headers = {} }) => {
    const form = Credentials.safeParse(sent)
    if (!form.success) return null
    // The front door alone writes this address.
    const address = String(headers['x-forwarded-for'] ?? '')
    const browser = browserIn(cookiesIn(String(headers.cookie ?? '')))
    const checked = await checkPassword(form.data, { address, browser, now: Date.now() })
    return checked.ok ? { id: String(checked.value.staffId) } : null
  },
})

/** The token while its session is live. Throwing makes next-auth take the cookie away. */
async function live(sid: unknown) {
  if (typeof sid !== 'string' || !(await findSession(sid, Date.now()))) throw new Error('This session has ended')
  return { sid }
}
