import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse, queryOf } from '@/auth/parse'
import { findChoices } from '@/domain/desk/choices'
import { findNames } from '@/domain/desk/name-choices'
import { languageField } from '@/lib/languages/language-field'
import { done } from '@/lib/result'
import { toEditorUpload } from '@/domain/writing/editing'

const ChoiceQuery = z.object({
  search: z.string().max(10_000).default(''),
  types: z
    .string()
    .default('text,picture,document')
    .transform((types) => types.split(','))
    .pipe(z.array(z.enum(['text', 'picture', 'document', 'name'])).min(1)),
  live: z.literal('yes').optional(),
  language: languageField.optional(),
  /** The text that files are for. */
  for: z.coerce.number().int().optional(),
})

/** Finds texts, pictures, files, topics, countries and people by their words; without words, the last edited. */
export const GET = deskRoute(async (actor, request, _, now) => {
  const query = parse(ChoiceQuery, queryOf(request))
  if (!query.ok) return query
  const { search, types, live, language, for: entryId } = query.value
  const words = search.trim().slice(0, 200)
  const ofWork = types.filter((type) => type !== 'name')
  const [{ texts, uploads }, names] = await Promise.all([
    findChoices(actor, { search: words, types: ofWork, live: live === 'yes', language, entryId }, now),
    types.includes('name') ? findNames(actor, words) : [],
  ])
  return done({
    texts,
    names,
    uploads: uploads.map((upload) => {
      const { isLive, opensMore, focalX, focalY } = upload
      return { ...toEditorUpload(upload), isLive, opensMore, focalX, focalY }
    }),
  })
})
