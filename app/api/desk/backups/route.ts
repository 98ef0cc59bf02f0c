import { deskRoute } from '@/auth/guard'
import { backingUp } from '@/domain/backups/backing-up'
import { done } from '@/lib/result'

/** Polled by a waiting page: that keeps no session alive. */
export const GET = deskRoute(async (actor) => done(await backingUp(actor)), { unasked: true })
