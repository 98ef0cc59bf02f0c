import { env } from '@/lib/env'

const secure = () => env().siteUrl.startsWith('https:')

/** The session's cookie. `__Host-` binds it to this very host, but browsers refuse it over plain http. */
export function sessionCookie() {
  return {
    name: secure() ? '__Host-gazette' : 'gazette',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: secure() },
  } as const
}

/** The cookies of a request by name. */
export function cookiesOf(request: Request): Record<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s, 2))
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, value = '']) => [name, value]))
}
