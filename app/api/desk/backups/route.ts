import { deskRoute } from '@/auth/guard'
import { backingUp } from '@/domain/backups/backing-up'
import { done } from '@/lib/result'

/** The progress of the backup that is made or proved now. A waiting page asks by itself: that keeps no session alive. */
export const GET = deskRoute(async (actor) => done(await backingUp(actor)), { unasked: true })
