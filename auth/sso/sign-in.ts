import { cookieNamed } from '@/auth/cookie'
import { ownPath } from '@/auth/own-path'
import { findOrBindIdentity, type IdentityRefusal } from '@/domain/staff/identities'
import { emailKey } from '@/lib/keys/email-key'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import type { SsoProvider } from '@/lib/process/sso-settings'
import { isSsoOnly } from './only'
import { ssoOptions, type SsoClaims } from './options'
import { createHash, randomBytes } from 'node:crypto'
import NextAuth, { type NextAuthOptions } from 'next-auth'

export type SsoRefusal = IdentityRefusal | 'declined' | 'late' | 'failed'

type Cookies = Record<string, string>

export function ssoProvider(id: string, { providers } = env().sso): SsoProvider | undefined {
  return providers.find((provider) => provider.id === id)
}

/** Returns the provider's address, and cookies for this browser. `next`: a path of the site; `again`: ask once more. */
export async function beginSso(
  provider: SsoProvider,
  { next, cookies, again = false }: { next: unknown; cookies: Cookies; again?: boolean },
) {
  const callbackUrl = `${env().siteUrl}${ownPath(next)}`
  const answer = await askNextAuth(ssoOptions(provider, { again }), {
    action: 'signin',
    provider: provider.id,
    cookies,
    callbackUrl,
  })
  const { location = '', setCookies } = answer
  const leadsAway = URL.canParse(location) && new URL(location).origin !== env().siteUrl
  return leadsAway ? { location, setCookies } : { refusal: 'failed' as const, setCookies: [] }
}

/** A return from the provider. `proven`: the account that this browser has confirmed within the last minutes. */
type SsoReturn = { query: Record<string, string>; cookies: Cookies; proven: number | null; now: number }

/** Milliseconds by which the clock of the provider may be ahead. */
const maxClockSkew = 60_000

/**
 * Checks issuer and times, and finds the account. next-auth checks `state`, PKCE and the ID token, but for its `iat`.
 * `confirmedAt`: when the person proved at the provider who they are (UTC ms); 0 if it does not say.
 */
export async function finishSso(provider: SsoProvider, { query, cookies, proven, now }: SsoReturn) {
  const endings = { setCookies: endSsoCookies(), next: nextPathIn(cookies) }
  const refuse = (refusal: SsoRefusal, factorOf?: number) => {
    log.info('A single sign-on was refused', { provider: provider.id, refusal })
    return { ...endings, refusal, factorOf }
  }
  // A sign-in that did not begin in this browser is dropped early, without a request.
  if (!cookies[cookieNamed('sso-state').name]) return refuse('late')
  if (query.error) return refuse(query.error === 'access_denied' ? 'declined' : 'failed')
  const claims = await readClaims(provider, { query, cookies })
  if (claims?.iss !== provider.issuer || claims.iat * 1000 > now + maxClockSkew) return refuse('failed')
  const identity = { issuer: claims.iss, subject: claims.sub, email: confirmedEmail(provider, claims) }
  const takesPassword = (email: string) => isSsoOnly(email) === undefined
  const answer = await findOrBindIdentity(identity, { proven, takesPassword }, now)
  const confirmedAt = typeof claims.auth_time === 'number' ? Math.min(claims.auth_time * 1000, now) : 0
  if ('refusal' in answer) return refuse(answer.refusal, answer.factorOf)
  return { ...endings, staffId: answer.staffId, confirmedAt }
}

/** Returns the checked claims. next-auth fails at unreadable cookies, so it gets only those of its three checks. */
async function readClaims(provider: SsoProvider, { query, cookies }: Pick<SsoReturn, 'query' | 'cookies'>) {
  let claims: SsoClaims | undefined
  const options = ssoOptions(provider, { onClaims: (proved) => (claims = proved) })
  const names = ['sso-state', 'sso-nonce', 'sso-pkce'].map((use) => cookieNamed(use).name)
  const checks = Object.fromEntries(names.flatMap((name) => (cookies[name] ? [[name, cookies[name]]] : [])))
  await askNextAuth(options, { action: 'callback', provider: provider.id, query, cookies: checks })
  return claims
}

function nextPathIn(cookies: Cookies) {
  const kept = decodeOrUndefined(cookies[cookieNamed('sso-next').name] ?? '')
  const { siteUrl } = env()
  return ownPath(kept.startsWith(`${siteUrl}/`) ? kept.slice(siteUrl.length) : undefined)
}

function decodeOrUndefined(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

function endSsoCookies() {
  return ['sso-state', 'sso-nonce', 'sso-pkce', 'sso-next', 'sso-csrf'].map((use) => {
    const { name, options } = cookieNamed(use)
    return `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${options.secure ? '; Secure' : ''}`
  })
}

/**
 * Returns an e-mail that the provider vouches for; undefined if it only repeats what somebody typed or was true once.
 * - Google: its own addresses, and those of a Workspace (`hd`); others were confirmed only when the account was made
 *   (developers.google.com/identity/gsi/web/guides/verify-google-id-token).
 * - Entra: a verified owner of the domain (`xms_edov`); otherwise an admin of any directory may have typed it.
 * - Others: `email_verified` (OpenID Connect Core 1.0, section 5.1).
 */
export function confirmedEmail({ id }: Pick<SsoProvider, 'id'>, claims: Partial<SsoClaims>): string | undefined {
  const { email, hd } = claims
  if (!email) return undefined
  const isConfirmed = {
    entra: () => isTrueClaim(claims.xms_edov),
    google: () => isTrueClaim(claims.email_verified) && (Boolean(hd) || emailKey(email).endsWith('@gmail.com')),
    oidc: () => isTrueClaim(claims.email_verified),
  }[id]
  return isConfirmed() ? email : undefined
}

/** Returns whether a claim is true. Some providers send booleans as words or numbers. */
function isTrueClaim(value: unknown) {
  return value === true || value === 'true' || value === 1 || value === '1'
}

type NextAuthRequest = {
  action: 'signin' | 'callback'
  provider: string
  query?: Record<string, string>
  cookies: Record<string, string>
  callbackUrl?: string
}

/** Calls next-auth for one action; returns the redirect and the `Set-Cookie` values. No header or body is passed on. */
export async function askNextAuth(options: NextAuthOptions, question: NextAuthRequest) {
  const { action, provider, query = {}, cookies, callbackUrl } = question
  const csrf = action === 'signin' ? csrfTokenFor(options) : undefined
  const request = {
    method: action === 'signin' ? 'POST' : 'GET',
    query: { ...query, nextauth: [action, provider] },
    headers: {},
    cookies: { ...cookies, ...csrf?.cookies },
    body: csrf && { csrfToken: csrf.token, callbackUrl },
  }
  const headers = new Map<string, unknown>()
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: unknown) => headers.set(name.toLowerCase(), value) && response,
    end: () => {},
    send: () => {},
    json: () => {},
  }
  await NextAuth(request as never, response as never, options)
  return {
    location: headers.get('location') as string | undefined,
    setCookies: (headers.get('set-cookie') ?? []) as string[],
  }
}

/** Returns a token for next-auth's own check of forged forms. The caller has checked the origin already. */
function csrfTokenFor({ secret, cookies }: NextAuthOptions) {
  const token = randomBytes(32).toString('hex')
  const hash = createHash('sha256').update(`${token}${secret}`).digest('hex')
  return { token, cookies: { [cookies!.csrfToken!.name]: `${token}|${hash}` } }
}
