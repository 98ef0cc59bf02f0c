import { id, integer, primaryKey, table, text } from '../kit'
import type { Language } from '../../lib/languages/languages'
import { entries } from './entries'
import { staff } from './staff'

/**
 * A decision of somebody about a translation: `left`, a passage stays in the words of the original; `done` and `dismissed`, a
 * change of the original since it was translated was taken over, or is of no matter. `about` is a hash of the words it is
 * about, so that it holds for these words alone; no text is kept here.
 */
export const translationDecisions = table(
  'translation_decisions',
  {
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    about: text().notNull(),
    decision: text().$type<'left' | 'done' | 'dismissed'>().notNull(),
    by: integer().references(() => staff.id),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.about] })],
)

/**
 * Words that a machine made of a passage, or that somebody made of those, by a key of them (`draftKey`); no text is kept here. They are a
 * machine's until somebody signs them. Rows stay, so that words which come back by "Undo" or from an older revision are still known.
 */
export const machineDrafts = table(
  'machine_drafts',
  {
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    about: text().notNull(),
    /** The key of the words of the original that it was made of, as decisions have it. */
    source: text().notNull(),
    /** The person who asked the machine. */
    by: integer().references(() => staff.id),
    at: integer().notNull(),
    signedBy: integer().references(() => staff.id),
    signedAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.about] })],
)

/** The words that the organisation calls a thing, by language. */
export type AgreedWords = Partial<Record<Language, string>>

export const glossary = table('glossary', {
  id: id(),
  words: text({ mode: 'json' }).$type<AgreedWords>().notNull(),
  /** When to use it, for translators. */
  note: text().notNull().default(''),
})
