import type { Node } from '@tiptap/pm/model'
import type { Kind } from '@/db/schema'
import type { AnyFacts } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import type { OriginalTerms, OriginalWords } from './translation/original'

// The editor's warnings and a release's refusals are one set of rules. Nothing in this folder reads the database.

export type CheckPosition =
  | { field: 'title' | 'slug' | 'summary' | 'lead' | 'files' | 'terms' | 'facts' | 'people' | 'contentNote' }
  | { from: number; to: number }

export type Check = {
  rule: string
  level: 'blocking' | 'advising'
  message: string
  place: CheckPosition
  /** A language to mark passages with, at one press. */
  language?: { tag: string; name: string }
}

export type CheckedText = {
  kind: Kind
  language: Language
  title: string
  slug: string
  summary: string
  contentNote?: string
  doc: Node
  lead: { mediaId: string; alt: string; decorative: boolean; caption?: string } | null
  files: { mediaId: string }[]
  facts?: AnyFacts
  topics: number
  countries: number
  /** Undefined for an unknown upload. */
  upload: (id: string) => { name: string; alt: string } | undefined
  missing?: ReadonlySet<string>
  original?: OriginalWords & Partial<Pick<OriginalTerms, 'blocks' | 'terms'>>
  /** Broken links of this site, with reasons. */
  broken?: ReadonlyMap<string, string>
}

export function blocking(rule: string, message: string, place: CheckPosition): Check {
  return { rule, level: 'blocking', message, place }
}

export function advice(rule: string, message: string, place: CheckPosition): Check {
  return { rule, level: 'advising', message, place }
}

export function openingWords(text: string) {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > 40 ? `${flat.slice(0, 40).trimEnd()}…` : flat
}
