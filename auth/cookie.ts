import { env } from '@/lib/process/env'

const secure = () => env().siteUrl.startsWith('https:')

/** The session's cookie. */
export function sessionCookie() {
  return cookieNamed('gazette')
}

/**
 * The cookie that marks a browser in which someone signed in before; it opens nothing by itself. Its name must not
 * begin like the session's: next-auth takes every such cookie for a part of its own.
 */
export function browserCookie() {
  return cookieNamed('known-browser')
}

/** The cookie of somebody whose password was right and whose second factor is missing. It is no session. */
export function pendingCookie() {
  return cookieNamed('second-step')
}

/** A cookie of the desk. `__Host-` binds it to this very host, but browsers refuse that over plain http. */
export function cookieNamed(name: string) {
  return {
    name: secure() ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: secure() },
  } as const
}

/** The secret of a known browser among the cookies of a request; undefined where there is none that could be one. */
export function browserIn(cookies: Record<string, string>): string | undefined {
  const token = cookies[browserCookie().name]
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined
}

/** The cookies of a request by name. */
export function cookiesOf(request: Request): Record<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s, 2))
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, value = '']) => [name, value]))
}
