import { z } from 'zod'
import { deskRoute, jsonRoute } from '@/auth/guard'
import { beginTranslation } from '@/domain/writing/translations'
import { languages } from '@/lib/languages/languages'
import { entryIdOf, type EntryParams } from '../entry-id'
import { withTranslations } from './with-translations'

export const GET = deskRoute(async (actor, _, params: EntryParams) => withTranslations(actor, entryIdOf(params)))

const NewTranslation = z.object({ language: z.enum(languages) })

/** Begins the entry in another language, and answers with the new one. */
export const POST = jsonRoute(NewTranslation, (actor, { language }, params: EntryParams) =>
  beginTranslation(actor, { entryId: entryIdOf(params), language }, Date.now()),
)
