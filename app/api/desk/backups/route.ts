import { deskRoute } from '@/auth/guard'
import { backingUp } from '@/domain/backups/backing-up'
import { done } from '@/lib/result'

/** Polled by a waiting page, which must not keep a session alive. */
export const GET = deskRoute(async (actor) => done(await backingUp(actor)), { unasked: true })
