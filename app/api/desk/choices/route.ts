import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse } from '@/auth/parse'
import { findChoices } from '@/domain/desk/choices'
import { languages } from '@/lib/languages'
import { done } from '@/lib/result'
import { asEditorUpload } from '../media/as-editor-upload'

const ChoiceQuery = z.object({
  search: z.string().max(10_000).default(''),
  /** Of what types, with commas between them. */
  types: z
    .string()
    .default('text,picture,document')
    .transform((types) => types.split(','))
    .pipe(z.array(z.enum(['text', 'picture', 'document'])).min(1)),
  /** `yes`: of texts, those alone that readers have now. */
  live: z.literal('yes').optional(),
  language: z.enum(languages).optional(),
})

/** What can be chosen: texts, pictures and files by their words, or without any those that were worked on last. */
export const GET = deskRoute(async (actor, request) => {
  const query = parse(ChoiceQuery, Object.fromEntries(new URL(request.url).searchParams))
  if (!query.ok) return query
  const { search, types, live, language } = query.value
  const wanted = { search: search.trim().slice(0, 200), types, live: live === 'yes', language }
  const { texts, uploads } = await findChoices(actor, wanted, Date.now())
  return done({
    texts,
    uploads: uploads.map((upload) => {
      const { isLive, focalX, focalY } = upload
      return { ...asEditorUpload(upload), isLive, focalX, focalY }
    }),
  })
})
