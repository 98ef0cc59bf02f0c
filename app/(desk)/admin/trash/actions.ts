'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { eraseFromTrash, restoreFromTrash } from '@/domain/entries/trash'

const Named = z.object({ entryId: z.coerce.number().int() })

export const restore = action(Named, (actor, { entryId }) => restoreFromTrash(actor, entryId, Date.now()))

export const erase = action(Named, (actor, { entryId }) => eraseFromTrash(actor, entryId, Date.now()))
