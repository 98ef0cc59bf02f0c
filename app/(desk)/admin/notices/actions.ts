'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { markNoticesAsRead } from '@/domain/notices/notices'

const NoticeIds = z.object({ ids: z.union([z.literal('all'), z.array(z.number().int()).max(100)]) })

export const markNoticesRead = action(NoticeIds, (actor, { ids }, now) => markNoticesAsRead(actor, ids, now))
