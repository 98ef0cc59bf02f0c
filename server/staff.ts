import { cookiesOf, sessionCookie } from '@/auth/cookie'
import { sessionIn } from '@/auth/session'
import type { IsStaff } from './in-turn'

/** Whether a request's cookie opens a session now. Most requests have none, and cost nothing here. */
export const isStaff: IsStaff = async ({ headers: { cookie } }) => {
  if (!cookie?.includes(sessionCookie().name)) return false
  const cookies = cookiesOf({ headers: new Headers({ cookie }) } as Request)
  return (await sessionIn(cookies, Date.now(), { unasked: true })) !== undefined
}
