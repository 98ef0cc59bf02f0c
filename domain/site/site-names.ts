import { otherLanguages } from '@/lib/languages/languages'
import type { Problem } from '@/lib/result'
import type { Site, SiteTranslation } from '@/domain/published/site'

type SiteTranslations = Site['translations']

/** Trims translations and leaves out blank ones: readers then get the main language. */
export function trimTranslations(translations: SiteTranslations): SiteTranslations {
  const pairs = otherLanguages().flatMap((language) => {
    const translation = trimTranslation(translations[language] ?? {})
    return Object.keys(translation).length > 0 ? [[language, translation] as const] : []
  })
  return Object.fromEntries(pairs)
}

function trimTranslation({ name = '', tagline = '', menu = {} }: SiteTranslation): SiteTranslation {
  const labels = Object.entries(menu).flatMap(([path, label]) => (label.trim() ? [[path, label.trim()]] : []))
  return {
    ...(name.trim() && { name: name.trim() }),
    ...(tagline.trim() && { tagline: tagline.trim() }),
    ...(labels.length > 0 && { menu: Object.fromEntries(labels) as Record<string, string> }),
  }
}

/** Finds problems, with fields such as `translations.km.tagline` and `translations.km.menu./about`. */
export function translationProblems(translations: SiteTranslations = {}): Problem[] {
  return Object.entries(translations).flatMap(([language, { name = '', tagline = '', menu = {} }]) => [
    ...tooLongProblem(name, 100, language, 'name'),
    ...tooLongProblem(tagline, 200, language, 'tagline'),
    ...Object.entries(menu).flatMap(([path, label]) => tooLongProblem(label, 40, language, `menu.${path}`)),
  ])
}

function tooLongProblem(text: string, max: number, language: string, part: string): Problem[] {
  if ([...text].length <= max) return []
  return [{ message: `Keep it under ${max} characters.`, field: `translations.${language}.${part}` }]
}
