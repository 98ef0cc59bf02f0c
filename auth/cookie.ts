import { env } from '@/lib/process/env'

const isSecureSite = () => env().siteUrl.startsWith('https:')

export function sessionCookie() {
  return cookieNamed('gazette')
}

/** Returns the cookie of a known browser. Its name must not begin like the session's: next-auth would read it too. */
export function browserCookie() {
  return cookieNamed('known-browser')
}

/** Returns the cookie between the right password and the second factor. It is not a session. */
export function pendingCookie() {
  return cookieNamed('second-step')
}

/** Returns a cookie's name and options. `__Host-` binds it to this host; browsers refuse that over plain http. */
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
