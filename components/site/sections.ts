import { declarationOf, endingKinds } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { kindName } from '@/lib/messages/field-name'
import { messagesIn } from '@/lib/messages/messages'

const sections = {
  '/': 'front',
  '/news': 'news',
  '/publications': 'publications',
  '/countries': 'countries',
  '/topics': 'topics',
  '/archive': 'archive',
} as const

export type SectionPath = keyof typeof sections

/** The lists of events and calls are sections with the names of their kinds. */
const kindsByPath = new Map(endingKinds.map((kind) => [declarationOf(kind).folder!, kind]))
const paths = [...Object.keys(sections), ...kindsByPath.keys()] as SectionPath[]

export function isSection(path: string): path is SectionPath {
  return (paths as string[]).includes(path)
}

export function sectionName(path: SectionPath, language: Language) {
  const kind = kindsByPath.get(path)
  return kind ? kindName(kind, language, 'several') : messagesIn(language).sections[sections[path]]
}

export function sectionNames(language: Language): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, sectionName(path, language)]))
}
