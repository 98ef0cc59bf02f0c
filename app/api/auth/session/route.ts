import { getServerSession } from 'next-auth'
import { parseCookies, sessionCookie } from '@/auth/cookie'
import { authOptions } from '@/auth/options'

/** Returns the end of a session. Other routes of next-auth are closed: they accept and log anything strangers send. */
export async function GET(request: Request) {
  const { name } = sessionCookie()
  const value = parseCookies(request)[name]
  const only = { headers: {}, cookies: value === undefined ? {} : { [name]: value } }
  // The response drops everything: this route must not set cookies.
  const response = { getHeader: () => undefined, setHeader: () => {}, setCookie: () => {} }
  const session = await getServerSession(only as never, response as never, authOptions())
  return Response.json(session ?? {}, { headers: { 'cache-control': 'no-store' } })
}
