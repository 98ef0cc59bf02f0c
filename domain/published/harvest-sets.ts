import { and, asc, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { terms } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { cachedByStates, type EntryState } from './catalogue/entry-states'

/** Without `value`: all sets by this trait. */
export type SetSpec = { by: 'type' | 'country' | 'language'; value?: string }

export type SetMembership = { type: string; language: Language; countries: string[] }

export async function setMembership({ by, value }: SetSpec): Promise<(state: EntryState) => boolean> {
  if (by === 'type') return ({ type }) => value === undefined || type === value
  if (by === 'language') return ({ language }) => value === undefined || language === value
  const countries = new Set((await countriesNamed(value)).map(({ id }) => id))
  return ({ terms }) => terms.some((id) => countries.has(id))
}

function countriesNamed(slug?: string) {
  return read()
    .select()
    .from(terms)
    .where(and(eq(terms.kind, 'country'), slug === undefined ? undefined : eq(terms.slug, slug)))
    .orderBy(asc(terms.position), asc(terms.name))
}

export async function setsOfStates() {
  const countries = await countriesNamed()
  return ({ type, language, terms }: EntryState): SetMembership => ({
    type,
    language,
    countries: countries.filter(({ id }) => terms.includes(id)).map(({ slug }) => slug),
  })
}

export async function publicSets(now: number) {
  const values = await valuesOfSets(now)
  return {
    types: [...values.types].sort(),
    languages: [...values.languages].sort(),
    countries: (await countriesNamed())
      .filter(({ id }) => values.terms.has(id))
      .map(({ slug, name }) => ({ slug, name })),
  }
}

const valuesOfSets = cachedByStates(
  () => ({ types: new Set<string>(), languages: new Set<Language>(), terms: new Set<number>() }),
  (values, { kind, language, hasText, type, terms, former }) => {
    if (kind === 'page' || !hasText) return
    values.languages.add(language)
    for (const one of [type, ...(former?.types ?? [])]) values.types.add(one)
    for (const id of [...terms, ...(former?.terms ?? [])]) values.terms.add(id)
  },
)
