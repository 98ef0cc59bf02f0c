import { id, index, integer, primaryKey, table, text, uniqueIndex } from '../kit'
import type { Language } from '../../lib/languages'
import { revisions } from './entries'

/** What a term is called in languages other than the site's own. */
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
  },
  (t) => [uniqueIndex('terms_address').on(t.kind, t.slug)],
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
