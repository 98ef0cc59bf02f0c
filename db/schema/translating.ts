import { id, integer, primaryKey, table, text } from '../kit'
import type { Language } from '../../lib/languages/languages'
import { ofEntry } from './entries'
import { staff } from './staff'

/** Holds no text. `left`: stays untranslated; `done`: the change was translated; `dismissed`: it does not matter. */
export const translationDecisions = table(
  'translation_decisions',
  {
    entryId: ofEntry(),
    about: text().notNull(),
    decision: text().$type<'left' | 'done' | 'dismissed'>().notNull(),
    by: integer().references(() => staff.id),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.about] })],
)

export type AgreedWords = Record<Language, string>

export const glossary = table('glossary', {
  id: id(),
  words: text({ mode: 'json' }).$type<AgreedWords>().notNull(),
  /** When to use the word, for translators. */
  note: text().notNull().default(''),
})
