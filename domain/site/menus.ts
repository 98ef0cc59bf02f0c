import type { Problem } from '@/lib/result'
import type { MenuItem, MenuLine, Site, SiteTranslation } from '@/domain/published/site'
import { otherLanguages } from '@/lib/languages/languages'

const maxMenuLines = 20
const maxSubLines = 8

export function trimmedMenu(menu: MenuLine[]): MenuLine[] {
  return menu.map(({ label, path, items = [] }) => ({ label, path, ...(items.length > 0 && { items }) }))
}

/** Fields are `menu.2.path`, `menu.2.items.0.label`. */
export function menuProblems(list: 'menu' | 'footerMenu', menu: MenuLine[] = []): Problem[] {
  if (menu.length > maxMenuLines) return [{ message: `The menu can have ${maxMenuLines} lines.`, field: list }]
  return menu.flatMap(({ items = [], ...line }, n) => {
    const field = `${list}.${n}`
    if (items.length > maxSubLines)
      return [{ message: `A sub-menu can have ${maxSubLines} lines.`, field: `${field}.label` }]
    const isHeading = items.length > 0 && line.path === ''
    return [
      ...lineProblems(line, field, isHeading),
      ...items.flatMap((item, i) => lineProblems(item, `${field}.items.${i}`)),
    ]
  })
}

function lineProblems({ label, path }: MenuItem, field: string, isHeading = false): Problem[] {
  const problems: Problem[] = []
  if (!label) problems.push({ message: 'Give this line a label.', field: `${field}.label` })
  if ([...label].length > 40) problems.push({ message: 'Keep the label under 40 characters.', field: `${field}.label` })
  if (!isHeading && !isOwnPath(path))
    problems.push({ message: 'Write an address on this site, such as /about.', field: `${field}.path` })
  return problems
}

/** `//` and `/\` would lead to other sites. */
function isOwnPath(path: string) {
  return path.length <= 300 && /^\/(?:[^\s/\\][^\s\\]*)?$/.test(path)
}

type SiteTranslations = Site['translations']

/** Leaves out what is blank: readers then get the main language. */
export function trimmedTranslations(translations: SiteTranslations): SiteTranslations {
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

/** Fields are like `translations.km.tagline`, `translations.km.menu./about`. */
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
