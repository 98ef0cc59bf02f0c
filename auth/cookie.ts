import { env } from '@/lib/process/env'

const isSecureSite = () => env().siteUrl.startsWith('https:')

export function sessionCookie() {
  return cookieNamed('gazette')
}

/** Marks a browser that has signed in. Must not begin like the session's name, of which next-auth reads parts. */
export function browserCookie() {
  return cookieNamed('known-browser')
}

/** Set after a right password while the second factor is missing. It is not a session. */
export function pendingCookie() {
  return cookieNamed('second-step')
}

/** `__Host-` binds a cookie to this host, but browsers refuse it over plain http. */
export function cookieNamed(name: string) {
  return {
    name: isSecureSite() ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureSite() },
  } as const
}

export function browserTokenIn(cookies: Record<string, string>): string | undefined {
  const token = cookies[browserCookie().name]
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined
}

export function parseCookies(request: Request): Record<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s, 2))
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, value = '']) => [name, value]))
}
