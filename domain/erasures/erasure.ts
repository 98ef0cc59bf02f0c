import type { CopyPlace, ErasureState } from '@/db/schema'

export type { CopyPlace, ErasureState }

/** In the order of urgency. */
export const copyPlaces = [
  'search engines',
  'web archives',
  'feed readers',
  'harvesters',
  'exports',
  'partners',
] as const satisfies CopyPlace[]

/** `madeAt`, `goesBy`: UTC ms; null: nothing removes it automatically. */
export type BackupWithErasedThings = { place: string; madeAt: number; goesBy: number | null; canRemove: boolean }

type Mention = { entryId: number; title: string }

/** Counts versions with the name, and `notes`: comments, suggested edits, notes of reviews and releases. */
export type NamePreview = {
  texts: { id: number; title: string; versions: number; notes: number }[]
  spellings: string[]
  needsSecond: boolean
}

/** Instants are UTC ms. */
export type Erasure = {
  id: number
  /** True if only a name is erased, and the texts stay. */
  isOfName: boolean
  /** Counts for the second person, before the name is erased. */
  findings?: Omit<NamePreview, 'needsSecond'>
  entryIds: number[]
  /** Only while it waits, or where the texts stay. */
  titles?: string[]
  mediaIds: string[]
  state: ErasureState
  problem: string | null
  requestedAt: number
  requestedBy: { id: number; name: string } | null
  erasedAt: number | null
  erasedBy: { id: number; name: string } | null
  canConfirm: boolean
  /** `text HASH`, `file HASH` and `name ENTRY:CREATED HASH FIRST LENGTH`, keyed with the installation's secret. */
  hashes: string[]
  backups: BackupWithErasedThings[]
  /** True if a newer backup was proved. Without one, no backup is removed. */
  isBackedUpSince: boolean
  copies: { place: CopyPlace; settledAt: number | null }[]
  otherMentions: Mention[]
}

export type ErasureSummary = Pick<
  Erasure,
  'id' | 'isOfName' | 'entryIds' | 'titles' | 'mediaIds' | 'state' | 'requestedAt' | 'requestedBy' | 'erasedAt'
> & {
  openCopies: number
  openBackups: number
}

/** Uploads of other texts stay unless chosen. */
export type ErasurePreview = {
  entries: { id: number; title: string; language: string; state: 'draft' | 'scheduled' | 'live' | 'withdrawn' }[]
  revisions: number
  comments: number
  uploads: {
    /** The newest version; all versions are erased. */
    id: string
    name: string
    usedElsewhere: string[]
    /** The default, which people can change. */
    willGo: boolean
  }[]
  /** `liveSince`: UTC ms; `previews`: openings of preview links. */
  readBy: { liveSince: number | null; downloads: number; previews: number }
  /** Topics and countries without other texts: they stay. */
  staying: { terms: string[] }
  otherMentions: Mention[]
  needsSecond: boolean
}
