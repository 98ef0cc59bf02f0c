'use server'

import { z } from 'zod'
import { id, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import * as glossary from '@/domain/site/glossary'
import { siteLanguages } from '@/lib/languages/languages'

const textField = z.string().max(10_000)

const Term = z.object({ note: textField.default('') }).catchall(textField)

function withWords<F extends z.output<typeof Term>>(form: F) {
  return {
    ...form,
    words: Object.fromEntries(siteLanguages().map((language) => [language, form[`words.${language}`] ?? ''])),
  }
}

export const addGlossaryTerm = action(Term.transform(withWords), glossary.addGlossaryTerm)

export const changeGlossaryTerm = action(Term.extend({ id }).transform(withWords), glossary.changeGlossaryTerm)

export const removeGlossaryTerm = action(only('id', id), glossary.removeGlossaryTerm)
