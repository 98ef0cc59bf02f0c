import { deskRoute } from '@/auth/guard'
import { done } from '@/lib/result'
import { entryIdOf, type EntryParams } from '../../entry-id'
import { originalFor } from '../original-for'

/** The original of a translation, to read beside it; null where it is none, or the person may not read that. */
export const GET = deskRoute(async (actor, _, params: EntryParams) =>
  done((await originalFor(actor, entryIdOf(params))) ?? null),
)
