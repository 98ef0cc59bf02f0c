import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { copyEntry } from '@/domain/writing/copies'
import { entryIdOf, type EntryParams } from '../entry-id'

/** Begins a copy of the newest text, and answers with the new entry. */
export const POST = jsonRoute(z.object({}), (actor, _, params: EntryParams) =>
  copyEntry(actor, entryIdOf(params), Date.now()),
)
