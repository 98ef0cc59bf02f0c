import { deskRoute } from '@/auth/guard'
import { backingUp } from '@/domain/backups/backing-up'
import { done } from '@/lib/result'

export const GET = deskRoute(async (actor, _, __, now) => done(await backingUp(actor, now)), { unasked: true })
