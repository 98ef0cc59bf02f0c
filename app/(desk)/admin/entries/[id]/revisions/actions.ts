'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { remarkRevision } from '@/domain/writing/revisions'

const id = z.coerce.number().int()

export const nameVersion = action(
  z.object({ entryId: id, revisionId: id, remark: z.string().max(10_000) }),
  (actor, form) => remarkRevision(actor, form, Date.now()),
)
