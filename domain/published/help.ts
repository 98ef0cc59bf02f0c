import { and, eq, gt, min, sql } from 'drizzle-orm'
import { preparedQuery, read } from '@/db/connection'
import { helpServices, terms, type HelpWords } from '@/db/schema'
import { termOrder } from '@/db/term-order'
import type { Language } from '@/lib/languages/languages'
import { longUnchecked } from '@/lib/time/long-unchecked'
import type { TermLink } from './teasers'
import { pick } from '@/lib/lists/pick'

/** `words`: the words in languages other than the main one. */
export type HelpService = {
  id: number
  phone: string
  url: string
  words: Record<Language, HelpWords>
  isSample: boolean
  /** When somebody last checked all details (UTC ms). */
  checkedAt: number | null
} & HelpWords

export type HelpCountry = TermLink & { services: HelpService[] }

export async function helpCountries(): Promise<HelpCountry[]> {
  const rows = await servicesInOrder({})
  return [...Map.groupBy(rows, ({ slug }) => slug).values()].map((services) => {
    const { slug, countryName, names } = services[0]!
    return { slug, name: countryName, names, services: services.map(serviceOf) }
  })
}

function serviceOf({
  slug: _,
  countryName: __,
  names: ___,
  ...service
}: Awaited<ReturnType<typeof servicesInOrder>>[number]) {
  return service
}

const servicesInOrder = preparedQuery((db) =>
  db
    .select({
      slug: terms.slug,
      countryName: terms.name,
      names: terms.names,
      ...pick(helpServices, 'id', 'name', 'phone', 'url', 'hours', 'about', 'spoken', 'words', 'isSample', 'checkedAt'),
    })
    .from(helpServices)
    .innerJoin(terms, eq(terms.id, helpServices.countryId))
    .orderBy(...termOrder, terms.id, helpServices.position, helpServices.id),
)

export async function hasHelp(slug?: string): Promise<boolean> {
  const [row] = slug === undefined ? await anyServiceQuery({}) : await servicesQuery({ slug })
  return row !== undefined
}

const anyServiceQuery = preparedQuery((db) => db.select({ id: helpServices.id }).from(helpServices).limit(1))

const servicesQuery = preparedQuery((db) =>
  db
    .select({ id: helpServices.id })
    .from(helpServices)
    .innerJoin(terms, eq(terms.id, helpServices.countryId))
    .where(eq(terms.slug, sql.placeholder('slug')))
    .limit(1),
)

/** Returns the next moment (UTC ms) at which a service has been unchecked for too long; undefined if there is none. */
export async function nextLongUnchecked(now: number): Promise<number | undefined> {
  const [row] = await read()
    .select({ at: min(helpServices.checkedAt) })
    .from(helpServices)
    .where(and(eq(helpServices.isSample, false), gt(helpServices.checkedAt, now - longUnchecked)))
  return row?.at ? row.at + longUnchecked : undefined
}
