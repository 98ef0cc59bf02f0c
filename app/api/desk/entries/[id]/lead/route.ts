import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { changeSettings } from '@/domain/site/settings'
import { entryIdOf, type EntryParams } from '../entry-id'

/** Has the entry lead the front page, in place of whatever led it. */
export const POST = jsonRoute(z.object({}), (actor, _, params: EntryParams) =>
  changeSettings(actor, { leadEntryId: entryIdOf(params) || -1 }, Date.now()),
)
