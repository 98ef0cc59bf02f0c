import { deskRoute } from '@/auth/guard'
import { backingUp } from '@/domain/backups/backing-up'
import { done } from '@/lib/result'

/** How far the backup is that is made or proved now. A page that waits asks by itself: that keeps no session alive. */
export const GET = deskRoute(async (actor) => done(await backingUp(actor)), { unasked: true })
