import { asc, isNotNull } from 'drizzle-orm'
import { read } from '@/db/connection'
import { terms as termTable } from '@/db/schema'
import { capitalize } from '@/lib/text/capitalized'
import { otherLanguages, type Language } from '@/lib/languages/languages'
import { ownName } from '@/lib/languages/language-tags'
import type { WxrMeta, WxrTerm } from '@/lib/wxr/types'
import { endingKinds } from '@/lib/kinds/kinds'
import { publicationTypes } from '@/lib/kinds/publication'
import { countTermsOnTexts } from '../../published/terms'
import { metaFieldValue, termKey, type TermMeta } from './meta'

type KnownTerm = {
  kind: 'topic' | 'country'
  slug: string
  name: string
  description: string
  names: TermMeta['names']
  code: string | null
}

/** Parent categories, since WordPress has no countries, publications and languages; other kinds have one each. */
const parentCategoryNames = { countries: 'Countries', publications: 'Publications', languages: 'Languages' }

export type Category = { slug: string; name: string }
export type Categories = {
  /** Parents first. */
  declared: (Omit<WxrTerm, 'id'> & { id: number; meta: WxrMeta[] })[]
  of(kind: 'topic' | 'country', slug: string): Category | undefined
  ofType(type: string): Category
  ofLanguage(language: Language): Category
}

export async function publicTerms(now: number): Promise<KnownTerm[]> {
  return countTermsOnTexts(now)
}

export async function allTerms(): Promise<KnownTerm[]> {
  return read().select().from(termTable).orderBy(asc(termTable.kind), asc(termTable.position), asc(termTable.name))
}

export async function termsByPage(): Promise<Map<number, { kind: 'topic' | 'country'; slug: string }>> {
  const rows = await read()
    .select({ kind: termTable.kind, slug: termTable.slug, entryId: termTable.pageEntryId })
    .from(termTable)
    .where(isNotNull(termTable.pageEntryId))
  return new Map(rows.map(({ entryId, kind, slug }) => [entryId!, { kind, slug }]))
}

/** Uses only categories, since WordPress would drop an own taxonomy. Topics keep their slugs. */
export function categoriesFor(termRows: KnownTerm[]): Categories {
  const declared: Categories['declared'] = []
  const usedSlugs = new Set<string>()
  const categories = new Map<string, Category>()
  const topics = termRows.filter(({ kind }) => kind === 'topic')
  topics.forEach((topic, position) => add(`topic ${topic.slug}`, topic, { ...termMeta(topic), position }))
  const parents = Object.fromEntries(
    Object.entries(parentCategoryNames).map(([slug, name]) => [slug, shelf(slug, { slug, name }).slug]),
  ) as typeof parentCategoryNames
  termRows
    .filter(({ kind }) => kind === 'country')
    .forEach((country, position) =>
      add(`country ${country.slug}`, country, { ...termMeta(country), position }, parents.countries),
    )
  for (const type of publicationTypes)
    shelf(`type ${type}`, { slug: `${type}s`, name: parentCategoryTitle(type) }, parents.publications)
  for (const kind of endingKinds) shelf(`type ${kind}`, { slug: `${kind}s`, name: parentCategoryTitle(kind) })
  for (const language of otherLanguages())
    shelf(`language ${language}`, { slug: language, name: ownName(language) }, parents.languages)
  return {
    declared,
    of: (kind, slug) => categories.get(`${kind} ${slug}`),
    ofType: (type) => categories.get(`type ${type}`) ?? categories.get('publications')!,
    ofLanguage: (language) => categories.get(`language ${language}`)!,
  }

  function shelf(key: string, { slug, name }: Category, parent = '') {
    const meta = { kind: 'shelf' as const, slug, names: {}, position: 0 }
    return add(key, { slug, name, description: '' }, meta, parent)
  }

  function add(key: string, term: Category & { description: string }, meta: Omit<TermMeta, 'format'>, parent = '') {
    const slug = usedSlugs.has(term.slug) ? `${term.slug}-${meta.kind}` : term.slug
    usedSlugs.add(slug)
    const { name, description } = term
    const field = { key: termKey, value: metaFieldValue({ format: 1, ...meta }) }
    declared.push({ id: declared.length + 2, taxonomy: 'category', slug, name, parent, description, meta: [field] })
    categories.set(key, { slug, name })
    return { slug, name }
  }
}

function termMeta({ kind, slug, names, code }: KnownTerm) {
  return { kind, slug, names, code }
}

function parentCategoryTitle(type: string) {
  return `${capitalize(type)}s`
}
