import { getServerSession } from 'next-auth'
import { cookiesOf, sessionCookie } from '@/auth/cookie'
import { authOptions } from '@/auth/options'

/**
 * Returns what next-auth tells about a session: when it ends, or nothing. No other route of next-auth exists: the desk signs in
 * and out by actions of its own, and those routes take bodies of any size, write what strangers send into the log, and fail
 * where they are asked wrongly. Of the request, next-auth sees the one cookie.
 */
export async function GET(request: Request) {
  const { name } = sessionCookie()
  const value = cookiesOf(request)[name]
  const only = { headers: {}, cookies: value === undefined ? {} : { [name]: value } }
  // Only signing in and out changes a cookie.
  const response = { getHeader: () => undefined, setHeader: () => {}, setCookie: () => {} }
  const session = await getServerSession(only as never, response as never, authOptions())
  return Response.json(session ?? {}, { headers: { 'cache-control': 'no-store' } })
}
