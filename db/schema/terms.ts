import { id, index, integer, primaryKey, table, text, uniqueIndex } from '../kit'
import type { Language } from '../../lib/languages/languages'
import { entries, ofRevision } from './entries'

export type TermNames = Record<Language, string>

export const terms = table(
  'terms',
  {
    id: id(),
    kind: text().$type<'topic' | 'country'>().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(''),
    /** In other languages than the main one. */
    names: text({ mode: 'json' }).$type<TermNames>().notNull().default({}),
    position: integer().notNull().default(0),
    origin: text(),
    /** ISO 3166-1. A `country` without a code means several countries, or none. */
    code: text(),
    /** Readers get the page's text at the term's address, in each language. */
    pageEntryId: integer().references(() => entries.id, { onDelete: 'set null' }),
  },
  (t) => [uniqueIndex('terms_address').on(t.kind, t.slug), uniqueIndex('terms_page').on(t.pageEntryId)],
)

export const revisionTerms = table(
  'revision_terms',
  {
    revisionId: ofRevision(),
    termId: integer()
      .notNull()
      .references(() => terms.id),
  },
  (t) => [primaryKey({ columns: [t.revisionId, t.termId] }), index('revision_terms_term').on(t.termId, t.revisionId)],
)
