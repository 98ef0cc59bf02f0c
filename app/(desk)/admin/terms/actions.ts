'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import type { TermNames } from '@/db/schema'
import * as pages from '@/domain/entries/term-page'
import * as terms from '@/domain/entries/terms'
import { beginTermPage } from '@/domain/writing/begin-term-page'
import { isLanguage } from '@/lib/languages/languages'

const text = z.string().max(10_000)
const id = z.coerce.number().int()
const NewTerm = z.object({ kind: z.enum(['topic', 'country']), name: text, slug: text, description: text })

/** The form sends the names of a term as `names.km`. */
function namesIn(form: Record<string, unknown>): TermNames {
  const field = /^names\.(\w+)$/
  return Object.fromEntries(
    Object.entries(form).flatMap(([key, value]) => {
      const language = field.exec(key)?.[1] ?? ''
      return isLanguage(language) ? [[language, text.parse(value)]] : []
    }),
  )
}

export const addTerm = action(NewTerm, (actor, form) => terms.createTerm(actor, form, Date.now()))

const ChangedTerm = z
  .object({ id, name: text, description: text, code: z.string().max(2).optional() })
  .catchall(text)
  .transform(({ id, name, description, code, ...others }) => ({
    id,
    name,
    description,
    code: code === '' ? null : code,
    names: namesIn(others),
  }))

export const changeTerm = action(ChangedTerm, (actor, form) => terms.changeTerm(actor, form, Date.now()))

export const removeTerm = action(z.object({ id }), (actor, form) => terms.removeTerm(actor, form.id, Date.now()))

/** Without `entryId`, no page describes the term. */
const Choice = z.object({ termId: id, entryId: id.nullable() })

export const chooseTermPage = action(Choice, (actor, choice) => pages.choosePage(actor, choice, Date.now()))

export const writeTermPage = action(z.object({ id }), (actor, form) => beginTermPage(actor, form.id, Date.now()))
