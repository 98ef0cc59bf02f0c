import type { ImportProblem, Kind } from '@/db/schema'
import type { OwnTerm, UploadMeta } from './gazette-meta'
import type { SourceLanguage } from './import-setting'

// Records are what a source yields, in its own words. Their keys are equal in every export of one site.

/** `path`: what readers of the address request from this site; `isFormer`: the old site itself only redirected it. */
export type OldPath = { url: string; path: string; isFormer?: true }

/** An import publishes nothing that was not public. */
export type TextState = 'live' | 'scheduled' | 'draft' | 'review' | 'none'

/** `ahead`: minutes ahead of UTC of a clock at that day. */
export type OldClock = { day: string; ahead: number }

/** A text without its words, which are read again when it is their turn. */
export type TextRecord = SourceLanguage & {
  key: string
  /** Its number at the source; '' if another text has it. */
  id: string
  kind: Kind
  title: string
  url: string
  /** All its addresses, the canonical one first. */
  oldPaths: OldPath[]
  is: TextState
  problems: ImportProblem[]
  slug: string
  original: string
  /** Shared by translations of one text; '' without translations. */
  group: string
  /** UTC ms. */
  at: number | undefined
  clock?: OldClock
  terms: string[]
}

export type FileRecord = {
  key: string
  id: string
  title: string
  /** The page about it at the source. */
  link: string
  parent: string
  url: string
  /** "2014/10/report.pdf". */
  file: string
  alt: string
  caption: string
  uploadMeta?: UploadMeta
}

export type TermRecord = {
  key: string
  taxonomy: string
  slug: string
  name: string
  description: string
  oldPaths: OldPath[]
  /** Keys of the terms above it. */
  above: string[]
  own?: OwnTerm
}

/** `key`: the login by which texts name the author. */
export type AuthorRecord = { key: string; email: string; name: string }
