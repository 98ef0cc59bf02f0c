'use server'

import { z } from 'zod'
import { id } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { remarkRevision } from '@/domain/writing/revisions'

export const nameVersion = action(
  z.object({ entryId: id, revisionId: id, remark: z.string().max(10_000) }),
  remarkRevision,
)
