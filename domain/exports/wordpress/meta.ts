import { z } from 'zod'
import { languages } from '@/lib/languages/languages'
import { sha256 } from '@/lib/keys/random'
import { Content } from '@/domain/content/content'
import { kindNames } from '@/lib/kinds/kinds'

// Names of fields for what WordPress has no place for: it keeps them and shows nobody. Gazette reads them again.

export const entryKey = '_gazette_entry'
export const uploadKey = '_gazette_upload'
export const termKey = '_gazette_term'

const moment = z.number().int()
const TermRef = z.object({ kind: z.enum(['topic', 'country']), slug: z.string(), name: z.string() })

/** A text with everything that an editor can change; its terms by name, its uploads by the number they had here. */
export const EntryText = Content.omit({ termIds: true }).extend({ terms: z.array(TermRef) })
export type EntryText = z.infer<typeof EntryText>

const Notice = z.object({
  at: moment,
  reason: z.enum(['error', 'outdated', 'replaced', 'duplicate', 'request', 'unavailable']),
  explanation: z.string(),
  keepsPage: z.boolean(),
  /** The number of the entry that readers are sent to. */
  replacedBy: z.number().int().optional(),
})

/** Moments in UTC ms. */
export const EntryMeta = z.object({
  format: z.literal(1),
  /** A print of what WordPress has of it, as it was written: while that is the same, all of this holds. */
  print: z.string(),
  entry: z.number().int(),
  kind: z.enum(kindNames),
  language: z.enum(languages),
  /** The people whom it is about, as its author said; only where an export is for staff. */
  people: z.enum(['nobody', 'shown', 'at risk']).optional(),
  /** The number of the first of the entries that say the same in several languages; absent where there is one. */
  group: z.number().int().optional(),
  /** For a page: the topic or the country that it tells about. */
  about: z.object({ kind: z.enum(['topic', 'country']), slug: z.string() }).optional(),
  /** The entry that this text was made from. */
  translates: z.number().int().optional(),
  status: z.enum(['publish', 'future', 'draft']),
  path: z.string().optional(),
  dated: moment.nullable(),
  at: moment.optional(),
  text: EntryText,
  notice: Notice.optional(),
  draft: EntryText.optional(),
  next: z.array(z.object({ at: moment, text: EntryText.optional(), notice: Notice.optional() })),
  /** Addresses that lead here. */
  moved: z.array(z.string()),
  /** The notes that readers were told of changes, the newest first. */
  changes: z.array(z.object({ at: moment, note: z.string() })),
})
export type EntryMeta = z.infer<typeof EntryMeta>

const mediaId = z.string().regex(/^[0-9a-z]{12}$/)
const fraction = z.number().min(0).max(1).nullable()

const UploadWords = z.object({
  name: z.string().min(1).max(200),
  title: z.string().max(300),
  alt: z.string().max(1_000),
  decorative: z.boolean(),
  caption: z.string().max(1_000),
  credit: z.string().max(300),
  licence: z.string().max(40),
  focalX: fraction,
  focalY: fraction,
  language: z.enum(languages).nullable(),
  people: z.enum(['none', 'unrecognisable', 'recognisable', 'at risk']).nullable(),
  consent: z.string().max(2_000),
})

export const UploadMeta = z.object({
  format: z.literal(1),
  id: mediaId,
  lineage: mediaId,
  version: z.number().int().positive(),
  sha256: z.string(),
  /** The words that staff say of it: only where an export is for them. */
  said: UploadWords.optional(),
})
export type UploadMeta = z.infer<typeof UploadMeta>

export const TermMeta = z.object({
  format: z.literal(1),
  kind: z.enum(['topic', 'country', 'shelf']),
  slug: z.string(),
  names: z.partialRecord(z.enum(languages), z.string()),
  position: z.number().int(),
  /** For a country (ISO 3166-1); older exports say nothing of it. */
  code: z.string().length(2).nullable().optional(),
})
export type TermMeta = z.infer<typeof TermMeta>

type PrintSource = { title: string; content: string; excerpt: string; name: string; status: string; dateGmt: string }

/** Returns what tells that WordPress has a text as it was written, and nobody changed it there. */
export function printOf({ title, content, excerpt, name, status, dateGmt }: PrintSource) {
  return sha256(JSON.stringify([title, content, excerpt, name, status, dateGmt]))
}

/** JSON that every XML document can hold. */
export function fieldOf(value: EntryMeta | UploadMeta | TermMeta) {
  return JSON.stringify(value).replace(/[\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)
}
