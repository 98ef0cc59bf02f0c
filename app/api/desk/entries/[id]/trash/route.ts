import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { trashEntry } from '@/domain/entries/trash'
import { entryIdOf, type EntryParams } from '../entry-id'

export const POST = jsonRoute(z.object({}), (actor, _, params: EntryParams) =>
  trashEntry(actor, entryIdOf(params), Date.now()),
)
