import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { leaveTranslations } from '@/domain/writing/translations'
import { entryIdOf, type EntryParams } from '../../entry-id'
import { withTranslations } from '../with-translations'

export const POST = jsonRoute(z.object({}), async (actor, _, params: EntryParams) => {
  const entryId = entryIdOf(params)
  return withTranslations(actor, entryId, await leaveTranslations(actor, entryId, Date.now()))
})
