import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { moveToTrash } from '@/domain/entries/trash'
import { entryIdOf, type EntryParams } from '../entry-id'

export const POST = jsonRoute(z.object({}), (actor, _, params: EntryParams) =>
  moveToTrash(actor, entryIdOf(params), Date.now()),
)
