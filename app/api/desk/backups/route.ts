import { deskRoute } from '@/auth/guard'
import { backingUp } from '@/domain/backups/backing-up'
import { done } from '@/lib/result'

export const GET = deskRoute(async (actor) => done(await backingUp(actor)), { unasked: true })
