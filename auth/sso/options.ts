import type { NextAuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import AzureAD from 'next-auth/providers/azure-ad'
import Google from 'next-auth/providers/google'
import { cookieNamed } from '@/auth/cookie'
import { keyFor } from '@/auth/keys'
import { log } from '@/lib/process/log'
import type { SsoProvider } from '@/lib/process/sso-settings'

/** Claims of an ID token that next-auth has verified: signature, issuer, audience, nonce and time. */
export type SsoClaims = {
  iss: string
  sub: string
  /** Seconds. */
  iat: number
  /** Seconds: when the person last proved to the provider who they are, which it has to say if `max_age` was asked. */
  auth_time?: unknown
  email?: string
  email_verified?: unknown
  hd?: string
  /** Entra: true if the owner of the domain is verified (an optional claim). */
  xms_edov?: unknown
}

/** Seconds for the sign-in at the provider. */
const signInLifetime = 15 * 60

function checkCookieOptions(use: string) {
  const { name, options } = cookieNamed(use)
  return { name, options: { ...options, maxAge: signInLifetime } }
}

/** Returns options for next-auth, which opens no session: `onClaims` gets the claims. `again`: to sign in anew. */
export function ssoOptions(
  provider: SsoProvider,
  { onClaims = () => {}, again = false }: { onClaims?: (claims: SsoClaims) => void; again?: boolean } = {},
): NextAuthOptions {
  return {
    secret: keyFor('single sign-on'),
    session: { strategy: 'jwt' },
    providers: [nextAuthProvider(provider, again)],
    cookies: {
      state: checkCookieOptions('sso-state'),
      nonce: checkCookieOptions('sso-nonce'),
      pkceCodeVerifier: checkCookieOptions('sso-pkce'),
      callbackUrl: cookieNamed('sso-next'),
      csrfToken: cookieNamed('sso-csrf'),
      sessionToken: cookieNamed('sso-unused'),
    },
    callbacks: {
      signIn: ({ profile }) => {
        onClaims(profile as SsoClaims)
        return true
      },
    },
    logger: {
      // The error contains names and addresses of people.
      error: (code, about) =>
        log.info('A single sign-on did not succeed', { code, provider: provider.id, error: errorOf(about) }),
      warn: () => {},
    },
  }
}

function errorOf(about: unknown) {
  return about instanceof Error ? about : (about as { error?: unknown })?.error
}

function nextAuthProvider(provider: SsoProvider, again: boolean): OAuthConfig<SsoClaims> {
  const { id, name, clientId, clientSecret, issuer } = provider
  const common = {
    id,
    name,
    clientId,
    clientSecret,
    checks: ['pkce', 'state', 'nonce'] as OAuthConfig<SsoClaims>['checks'],
    // Fetches only the token: no picture, no profile.
    profile: ({ sub }: SsoClaims) => ({ id: sub }),
    httpOptions: { timeout: 8_000 },
  }
  const scope = 'openid email profile'
  // OpenID Connect Core 1.0, section 3.1.2.1. A provider may ignore the prompt, so `auth_time` is what is read.
  const anew = { scope, prompt: 'login', max_age: 0 }
  // On a shared computer the last person is still signed in.
  const authorization = { params: again ? anew : { scope, prompt: 'select_account' } }
  if (id === 'google') return Google<never>({ ...common, authorization } as never) as never
  if (id === 'entra') {
    const tenantId = new URL(issuer).pathname.split('/')[1]!
    return AzureAD<never>({ ...common, tenantId, authorization } as never) as never
  }
  const options = { ...common, authorization: { params: again ? anew : { scope } } }
  // OpenID Connect Discovery 1.0, section 4.
  const wellKnown = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  return { id, name, type: 'oauth', idToken: true, wellKnown, options } as never
}
