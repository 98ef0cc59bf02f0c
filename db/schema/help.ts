import { id, index, integer, table, text } from '../kit'
import type { Language } from '../../lib/languages/languages'
import { staff } from './staff'
import { terms } from './terms'

export type HelpWords = { name: string; hours: string; about: string; spoken: string }

export const helpServices = table(
  'help_services',
  {
    id: id(),
    countryId: integer()
      .notNull()
      .references(() => terms.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    phone: text().notNull().default(''),
    url: text().notNull().default(''),
    /** In the main language. */
    hours: text().notNull().default(''),
    about: text().notNull().default(''),
    spoken: text().notNull().default(''),
    words: text({ mode: 'json' }).$type<Record<Language, HelpWords>>().notNull().default({}),
    /** An example, which helps nobody. */
    isSample: integer({ mode: 'boolean' }).notNull().default(false),
    position: integer().notNull().default(0),
    /** When somebody last checked all details (UTC ms). */
    checkedAt: integer(),
    checkedBy: integer().references(() => staff.id),
  },
  (t) => [index('help_services_country').on(t.countryId, t.position)],
)
