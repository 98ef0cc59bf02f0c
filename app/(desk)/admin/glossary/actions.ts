'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import * as glossary from '@/domain/site/glossary'
import { languages, type Language } from '@/lib/languages/languages'

const text = z.string().max(10_000)
const id = z.coerce.number().int()

/** The form sends the words of a term as `words.km`. */
const wordFields = Object.fromEntries(languages.map((language) => [`words.${language}`, text.default('')])) as Record<
  `words.${Language}`,
  z.ZodDefault<z.ZodString>
>
const Term = z
  .object({ note: text.default(''), ...wordFields })
  .transform(({ note, ...fields }) => ({ note, words: wordsIn(fields) }))

function wordsIn(fields: Record<string, unknown>) {
  return Object.fromEntries(languages.map((language) => [language, String(fields[`words.${language}`] ?? '')]))
}

export const addGlossaryTerm = action(Term, (actor, term) => glossary.addGlossaryTerm(actor, term, Date.now()))

const ChangedTerm = z
  .object({ id, note: text.default(''), ...wordFields })
  .transform(({ id, note, ...fields }) => ({ id, note, words: wordsIn(fields) }))

export const changeGlossaryTerm = action(ChangedTerm, (actor, term) =>
  glossary.changeGlossaryTerm(actor, term, Date.now()),
)

export const removeGlossaryTerm = action(z.object({ id }), (actor, form) =>
  glossary.removeGlossaryTerm(actor, form.id, Date.now()),
)
