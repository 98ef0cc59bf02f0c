import { siteLanguage, type Language } from '@/lib/languages'
import { catalogueAt } from './catalogue/catalogue'

/** Whether any live text came with the demonstration archive, so that pages say so. */
export async function showsDemonstration(now: number) {
  const { facets } = await catalogueAt(now)
  return facets.origin.some(({ value }) => value === 'demo')
}

/** Languages that have at least one live entry, in the order of their codes. */
export async function liveLanguages(now: number): Promise<Language[]> {
  const { facets } = await catalogueAt(now)
  return facets.language.map(({ value }) => value as Language)
}

/** A language that has nothing to read yet has no lists. */
export async function hasLists({ language, now }: { language: Language; now: number }) {
  return language === siteLanguage || (await liveLanguages(now)).includes(language)
}
