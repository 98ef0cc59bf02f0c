import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { bringUpToDate } from '@/domain/writing/translations'
import { entryIdOf, type EntryParams } from '../../entry-id'
import { withTranslations } from '../with-translations'

/** The revision that was looked at, so that a newer one which came meanwhile is not called translated. */
const UpToDate = z.object({ source: z.number().int() })

export const POST = jsonRoute(UpToDate, async (actor, { source }, params: EntryParams) => {
  const entryId = entryIdOf(params)
  return withTranslations(actor, entryId, await bringUpToDate(actor, { entryId, source }, Date.now()))
})
