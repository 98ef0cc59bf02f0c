import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { changeLanguage } from '@/domain/writing/language'
import { languages } from '@/lib/languages/languages'
import { entryIdOf, type EntryParams } from '../entry-id'

const Change = z.object({
  language: z.enum(languages),
  base: z.object({ revisionId: z.number().int(), counter: z.number().int() }),
  session: z.string().min(8).max(64),
})

export const POST = jsonRoute(Change, (actor, change, params: EntryParams) =>
  changeLanguage(actor, { ...change, entryId: entryIdOf(params) }, Date.now()),
)
