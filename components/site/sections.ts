import type { Language } from '@/lib/languages/languages'
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

export function isSection(path: string): path is SectionPath {
  return Object.hasOwn(sections, path)
}

export function sectionName(path: SectionPath, language: Language) {
  return messagesIn(language).sections[sections[path]]
}

export function sectionNames(language: Language): Record<string, string> {
  return Object.fromEntries(Object.keys(sections).map((path) => [path, sectionName(path as SectionPath, language)]))
}
