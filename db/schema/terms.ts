import { id, index, integer, primaryKey, table, text, uniqueIndex } from '../kit'
import type { Language } from '../../lib/languages/languages'
import { entries, revisions } from './entries'

/** The names of a term in languages other than the site's own. */
export type TermNames = Partial<Record<Language, string>>

export const terms = table(
  'terms',
  {
    id: id(),
    kind: text().$type<'topic' | 'country'>().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(''),
    /** Its name in languages other than the site's own. */
    names: text({ mode: 'json' }).$type<TermNames>().notNull().default({}),
    position: integer().notNull().default(0),
    origin: text(),
    /** The country that it is (ISO 3166-1, two letters). A term of the kind `country` without one stands for several, or for none. */
    code: text(),
    /** The page that tells about it: readers get its text, in each of its languages, at the address of the term. */
    pageEntryId: integer().references(() => entries.id, { onDelete: 'set null' }),
  },
  (t) => [uniqueIndex('terms_address').on(t.kind, t.slug), uniqueIndex('terms_page').on(t.pageEntryId)],
)

export const revisionTerms = table(
  'revision_terms',
  {
    revisionId: integer()
      .notNull()
      .references(() => revisions.id, { onDelete: 'cascade' }),
    termId: integer()
      .notNull()
      .references(() => terms.id),
  },
  (t) => [primaryKey({ columns: [t.revisionId, t.termId] }), index('revision_terms_term').on(t.termId, t.revisionId)],
)
