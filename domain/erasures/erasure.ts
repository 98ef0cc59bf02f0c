import type { CopyPlace, ErasureState } from '@/db/schema'

export type { CopyPlace, ErasureState }

/** The places outside where copies may be, in the order in which they are chased. */
export const copyPlaces = [
  'search engines',
  'web archives',
  'feed readers',
  'harvesters',
  'exports',
  'partners',
] as const satisfies CopyPlace[]

/** A copy of everything that still holds what was erased. `madeAt`, `goesBy`: UTC ms; `goesBy` is null where nothing removes it by itself. */
export type BackupHoldingIt = { place: string; madeAt: number; goesBy: number | null; canRemove: boolean }

/** A text that linked to what was erased, was copied from it or used its uploads: it may repeat words of it. */
type Mention = { entryId: number; title: string }

/** Everything that stays of what was erased, or is to be. Instants are UTC ms. */
export type Erasure = {
  id: number
  entryIds: number[]
  /** While it waits. */
  titles?: string[]
  mediaIds: string[]
  state: ErasureState
  /** The reason why it has not come to its end, in a sentence. */
  problem: string | null
  requestedAt: number
  requestedBy: { id: number; name: string } | null
  erasedAt: number | null
  erasedBy: { id: number; name: string } | null
  /** True if the one who looks may confirm it. */
  canConfirm: boolean
  /** `text HASH` and `file HASH`, keyed with the secret of the installation. */
  hashes: string[]
  backups: BackupHoldingIt[]
  /** True if a backup was made since and proved, without which none is removed. */
  isBackedUpSince: boolean
  copies: { place: CopyPlace; settledAt: number | null }[]
  otherMentions: Mention[]
}

export type ErasureSummary = Pick<
  Erasure,
  'id' | 'entryIds' | 'titles' | 'mediaIds' | 'state' | 'requestedAt' | 'requestedBy' | 'erasedAt'
> & {
  /** The number of copies outside nobody has settled, and how many backups still hold it. */
  openCopies: number
  openBackups: number
}

/** Everything that would go, for whoever asks. Uploads that other texts use stay unless they are chosen. */
export type ErasurePreview = {
  entries: { id: number; title: string; language: string; state: 'draft' | 'scheduled' | 'live' | 'withdrawn' }[]
  revisions: number
  comments: number
  uploads: {
    /** For its newest version; all versions go. */
    id: string
    name: string
    usedElsewhere: string[]
    /** Unless somebody chooses otherwise. */
    willGo: boolean
  }[]
  /** The people who had it: since when readers have (UTC ms), how often its files were fetched and its preview links opened. */
  readBy: { liveSince: number | null; downloads: number; previews: number }
  /** Topics and countries that no other text has: they stay. */
  staying: { terms: string[] }
  /** Texts that link to it or were copied from it: they stay too. */
  otherMentions: Mention[]
  /** True if somebody else has to confirm it. */
  needsSecond: boolean
}
