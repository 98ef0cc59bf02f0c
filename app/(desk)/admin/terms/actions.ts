'use server'

import { z } from 'zod'
import { id, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import type { TermNames } from '@/db/schema'
import * as words from '@/domain/consents/shared-words'
import * as pages from '@/domain/entries/term-page'
import * as terms from '@/domain/entries/terms'
import { beginTermPage } from '@/domain/writing/begin-term-page'
import { isSiteLanguage } from '@/lib/languages/languages'

const text = z.string().max(10_000)
const NewTerm = z.object({ kind: z.enum(['topic', 'country']), name: text, slug: text, description: text })

function namesIn(form: Record<string, unknown>): TermNames {
  const field = /^names\.([\w-]+)$/
  return Object.fromEntries(
    Object.entries(form).flatMap(([key, value]) => {
      const language = field.exec(key)?.[1] ?? ''
      return isSiteLanguage(language) ? [[language, text.parse(value)]] : []
    }),
  )
}

export const addTerm = action(NewTerm, terms.createTerm)

const ChangedTermFields = z
  .object({ id, name: text, description: text, code: z.string().max(2).optional() })
  .catchall(text)
  .transform(({ id, name, description, code, ...others }) => ({
    id,
    name,
    description,
    code: code === '' ? null : code,
    names: namesIn(others),
  }))

export const changeTerm = action(ChangedTermFields, words.changeTerm)

export const removeTerm = action(only('id', id), terms.removeTerm)

/** Without `entryId`, no page describes the term. */
const TermPageFields = z.object({ termId: id, entryId: id.nullable() })

export const chooseTermPage = action(TermPageFields, pages.choosePage)

export const writeTermPage = action(only('id', id), beginTermPage)
