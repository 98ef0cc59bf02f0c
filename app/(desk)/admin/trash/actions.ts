'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { eraseEntry, restoreEntry } from '@/domain/entries/trash'

const EntryRef = z.object({ entryId: z.coerce.number().int() })

export const restore = action(EntryRef, (actor, { entryId }) => restoreEntry(actor, entryId, Date.now()))

export const erase = action(EntryRef, (actor, { entryId }) => eraseEntry(actor, entryId, Date.now()), {
  grave: true,
})
