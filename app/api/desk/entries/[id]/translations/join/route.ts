import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { joinTranslations } from '@/domain/writing/translations'
import { entryIdOf, type EntryParams } from '../../entry-id'
import { withTranslations } from '../with-translations'

const Join = z.object({ to: z.number().int() })

export const POST = jsonRoute(Join, async (actor, { to }, params: EntryParams) => {
  const entryId = entryIdOf(params)
  return withTranslations(actor, entryId, await joinTranslations(actor, { entryId, to }, Date.now()))
})
