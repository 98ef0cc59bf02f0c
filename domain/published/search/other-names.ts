import { read } from '@/db/connection'
import { glossary } from '@/db/schema'
import { countIntersection } from '@/lib/lists/bits'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { parseQuestion } from '@/lib/search/asking-words'
import { letterRuns } from '@/lib/search/search-segments'
import type { Catalogue } from '../catalogue/catalogue'
import { releasesWithValue } from '../catalogue/selection'
import { matchesOf } from './matches'

/** `count`: results of this name in texts of its language. */
export type OtherName = { q: string; language: Language; count: number }

type Names = Record<Language, string>

/** Returns what a topic, a country or an agreed word is called in other languages, if it is all that is searched. */
export async function otherNames(catalogue: Catalogue, q: string, languages: Language[]): Promise<OtherName[]> {
  const typed = plainName(q)
  const names = (await namesOf(catalogue)).get(typed) ?? []
  const found: OtherName[] = []
  for (const language of new Set(languages)) {
    const name = names.map((one) => one[language]).find((one) => one && plainName(one) !== typed)
    if (!name) continue
    const { has } = await matchesOf(catalogue, parseQuestion(name))
    const count = countIntersection(has, releasesWithValue(catalogue, 'language', language))
    if (count > 0) found.push({ q: name, language, count })
  }
  return found
}

function plainName(name: string) {
  return letterRuns(name)
    .map(({ text }) => text)
    .join(' ')
}

// Read once for each catalogue, which every public change and every change of the glossary replaces.
const cachedNames = new WeakMap<Catalogue, Promise<Map<string, Names[]>>>()

function namesOf(catalogue: Catalogue) {
  const names = cachedNames.get(catalogue) ?? readNames(catalogue)
  cachedNames.set(catalogue, names)
  names.catch(() => cachedNames.delete(catalogue))
  return names
}

async function readNames({ facets }: Catalogue) {
  const termNames = [...facets.country, ...facets.topic].map(({ label, names }) => ({
    ...names,
    [mainLanguage()]: label,
  }))
  const agreed = await read().select({ words: glossary.words }).from(glossary)
  const byName = new Map<string, Names[]>()
  for (const names of [...termNames, ...agreed.map(({ words }) => words)])
    for (const name of new Set(Object.values(names).map(plainName)))
      byName.set(name, [...(byName.get(name) ?? []), names])
  return byName
}
