'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { eraseEntry, restoreEntry } from '@/domain/entries/trash'

const Named = z.object({ entryId: z.coerce.number().int() })

export const restore = action(Named, (actor, { entryId }) => restoreEntry(actor, entryId, Date.now()))

export const erase = action(Named, (actor, { entryId }) => eraseEntry(actor, entryId, Date.now()))
