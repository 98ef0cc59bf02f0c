import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { Content } from '@/domain/content/content'
import { beginEntry } from '@/domain/writing/drafts'
import { languageField } from '@/lib/languages/language-field'
import { kindNames } from '@/lib/kinds/kinds'

const NewEntry = z.object({
  kind: z.enum(kindNames),
  language: languageField,
  session: z.string().min(8).max(64),
  content: Content,
})

export const POST = jsonRoute(NewEntry, (actor, begun, _, now) => beginEntry(actor, begun, now))
