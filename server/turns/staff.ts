import { cookiesOf, sessionCookie } from '@/auth/cookie'
import { sessionAnywhere } from '@/auth/session'
import { isDatabaseAway } from '@/lib/files/storage-fault'
import type { IsStaff } from './in-turn'

/**
 * True if a request's cookie opens a session now, so that it need not wait. Most requests have none, and cost nothing here.
 * While the database does not answer nobody's does: they wait in the line of all to be told so.
 */
export const isStaff: IsStaff = async ({ headers: { cookie } }) => {
  if (!cookie?.includes(sessionCookie().name)) return false
  const cookies = cookiesOf({ headers: new Headers({ cookie }) } as Request)
  try {
    return (await sessionAnywhere(cookies, { now: Date.now(), placeFor: undefined, unasked: true })) !== undefined
  } catch (error) {
    if (isDatabaseAway(error)) return false
    throw error
  }
}
