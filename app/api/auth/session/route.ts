import { getServerSession } from 'next-auth'
import { parseCookies, sessionCookie } from '@/auth/cookie'
import { authOptions } from '@/auth/options'

/**
 * Returns the end of a session, or nothing. No other route of next-auth exists: they accept bodies of any size, log
 * what strangers send, and fail on malformed requests. next-auth sees only one cookie.
 */
export async function GET(request: Request) {
  const { name } = sessionCookie()
  const value = parseCookies(request)[name]
  const only = { headers: {}, cookies: value === undefined ? {} : { [name]: value } }
  // The response drops everything: this route must not set cookies.
  const response = { getHeader: () => undefined, setHeader: () => {}, setCookie: () => {} }
  const session = await getServerSession(only as never, response as never, authOptions())
  return Response.json(session ?? {}, { headers: { 'cache-control': 'no-store' } })
}
