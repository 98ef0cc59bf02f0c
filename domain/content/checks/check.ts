import type { Node } from '@tiptap/pm/model'
import type { Kind, PeopleIn } from '@/db/schema'
import type { AnyFacts } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import type { OriginalTerms, OriginalWords } from './translation/original'

// Warnings of the editor and refusals of a release are one set of rules: nothing in this folder asks the database.

/** The place to look: a field beside the text, or a range of positions in it. */
export type CheckPosition =
  | { field: 'title' | 'slug' | 'summary' | 'lead' | 'files' | 'terms' | 'publication' | 'people' | 'contentNote' }
  | { from: number; to: number }

export type Check = {
  /** The rule, to tell findings apart. */
  rule: string
  /** Blocking ones keep a text from its readers; the others are advice. */
  level: 'blocking' | 'advising'
  /** A sentence, shown as it is. */
  message: string
  place: CheckPosition
  /** Things to think of, one by one. */
  list?: readonly string[]
  /** The language that passages can be marked as, with one press. */
  language?: { tag: string; name: string }
}

export type CheckedText = {
  kind: Kind
  language: Language
  title: string
  slug: string
  summary: string
  /** The note that is said before the text. */
  contentNote?: string
  doc: Node
  lead: { mediaId: string; alt: string; decorative: boolean; caption?: string } | null
  files: { mediaId: string }[]
  /** For a publication. */
  publication?: AnyFacts | null
  /** The people whom it is about, where somebody has said it. */
  people?: PeopleIn | null
  topics: number
  countries: number
  /** The name and description of an upload; undefined where it is not known. */
  upload: (id: string) => { name: string; alt: string } | undefined
  /** Uploads that are not there any more. */
  missing?: ReadonlySet<string>
  /** The text that it translates. */
  original?: OriginalWords & Partial<Pick<OriginalTerms, 'blocks' | 'terms'>>
  /** Keys of words that a machine made and nobody has signed. */
  drafts?: ReadonlySet<string>
  /** Links of this site that lead nowhere at the moment of going live, each with the reason. */
  broken?: ReadonlyMap<string, string>
}

export function blocking(rule: string, message: string, place: CheckPosition): Check {
  return { rule, level: 'blocking', message, place }
}

export function advice(rule: string, message: string, place: CheckPosition, list?: readonly string[]): Check {
  return { rule, level: 'advising', message, place, list }
}

/** The words at the beginning of a text, to name it by. */
export function openingWords(text: string) {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > 40 ? `${flat.slice(0, 40).trimEnd()}…` : flat
}
