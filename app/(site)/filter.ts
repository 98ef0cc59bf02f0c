import type { Filter } from '@/domain/published/library'
import { siteLanguage, type Language } from '@/lib/languages'

/** The longest choice, and the longest search, in characters. */
const longest = 100

/** How the address of a list of publications narrows it; in the section of one language, to that. */
export function filterIn(query: URLSearchParams, language: Language): Filter {
  const choice = (name: string) => query.get(name)?.slice(0, longest) || undefined
  return {
    country: choice('country'),
    topic: choice('topic'),
    year: choice('year'),
    type: choice('type'),
    language: language === siteLanguage ? (choice('language') as Language) : language,
    q: choice('q')?.trim(),
  }
}
