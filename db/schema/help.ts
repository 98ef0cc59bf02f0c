import { id, index, integer, table, text } from '../kit'
import type { Language } from '../../lib/languages/languages'
import { staff } from './staff'
import { terms } from './terms'

/** The words that are said of a service in one language: what it is called, when somebody answers, what they do, which languages they speak. */
export type HelpWords = { name: string; hours: string; about: string; spoken: string }

/** The services where people in a country find help. */
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
    /** When somebody answers, and what they do, in the site's language. */
    hours: text().notNull().default(''),
    about: text().notNull().default(''),
    /** The languages that are spoken there, in words. */
    spoken: text().notNull().default(''),
    /** The words in languages other than the site's own. */
    words: text({ mode: 'json' }).$type<Partial<Record<Language, HelpWords>>>().notNull().default({}),
    /** Plainly marked as an example: it helps nobody. */
    isSample: integer({ mode: 'boolean' }).notNull().default(false),
    position: integer().notNull().default(0),
    /** When somebody last made sure that all of it is right (UTC ms). */
    checkedAt: integer(),
    checkedBy: integer().references(() => staff.id),
  },
  (t) => [index('help_services_country').on(t.countryId, t.position)],
)
