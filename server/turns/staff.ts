import { parseCookies, sessionCookie } from '@/auth/cookie'
import { sessionAnywhere } from '@/auth/session'
import { sharedNow } from '@/db/clock'
import { isDatabaseAway } from '@/lib/files/storage-fault'
import type { IsStaff } from './in-turn'

/** Returns whether a request has a live session. While the database is away, nobody counts as staff. */
export const isStaff: IsStaff = async ({ headers: { cookie } }) => {
  if (!cookie?.includes(sessionCookie().name)) return false
  const cookies = parseCookies({ headers: new Headers({ cookie }) } as Request)
  try {
    return (await sessionAnywhere(cookies, { now: sharedNow(), placeFor: undefined, unasked: true })) !== undefined
  } catch (error) {
    if (isDatabaseAway(error)) return false
    throw error
  }
}
