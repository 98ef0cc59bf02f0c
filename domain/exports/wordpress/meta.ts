import { z } from 'zod'
import { languageField } from '@/lib/languages/language-field'
import { sha256 } from '@/lib/keys/random'
import { Content } from '@/domain/content/content'
import { kindNames } from '@/lib/kinds/kinds'

// Hidden fields for data that WordPress cannot store. Gazette's import reads them.

export const entryKey = '_gazette_entry'
export const uploadKey = '_gazette_upload'
export const termKey = '_gazette_term'

const momentField = z.number().int()
const TermRef = z.object({ kind: z.enum(['topic', 'country']), slug: z.string(), name: z.string() })

/** Everything editable; terms by name, uploads by id. */
export const EntryText = Content.omit({ termIds: true }).extend({ terms: z.array(TermRef) })
export type EntryText = z.infer<typeof EntryText>

const NoticeMeta = z.object({
  at: momentField,
  reason: z.enum(['error', 'outdated', 'replaced', 'duplicate', 'request', 'unavailable']),
  explanation: z.string(),
  keepsPage: z.boolean(),
  replacedBy: z.number().int().optional(),
})

/** UTC ms. */
export const EntryMeta = z.object({
  format: z.literal(1),
  /** The hash of WordPress's fields as written: while it matches, these fields are valid. */
  print: z.string(),
  entry: z.number().int(),
  kind: z.enum(kindNames),
  language: languageField,
  /** Only in an export for staff. */
  people: z.enum(['nobody', 'shown', 'at risk']).optional(),
  /** The lowest id of the translation group; undefined without translations. */
  group: z.number().int().optional(),
  about: z.object({ kind: z.enum(['topic', 'country']), slug: z.string() }).optional(),
  translates: z.number().int().optional(),
  status: z.enum(['publish', 'future', 'draft']),
  path: z.string().optional(),
  dated: momentField.nullable(),
  at: momentField.optional(),
  text: EntryText,
  notice: NoticeMeta.optional(),
  draft: EntryText.optional(),
  next: z.array(z.object({ at: momentField, text: EntryText.optional(), notice: NoticeMeta.optional() })),
  moved: z.array(z.string()),
  /** The newest first. */
  changes: z.array(z.object({ at: momentField, note: z.string() })),
})
export type EntryMeta = z.infer<typeof EntryMeta>

const mediaIdField = z.string().regex(/^[0-9a-z]{12}$/)
const fractionField = z.number().min(0).max(1).nullable()

const UploadWordsMeta = z.object({
  name: z.string().min(1).max(200),
  title: z.string().max(300),
  alt: z.string().max(1_000),
  decorative: z.boolean(),
  caption: z.string().max(1_000),
  credit: z.string().max(300),
  licence: z.string().max(40),
  focalX: fractionField,
  focalY: fractionField,
  language: languageField.nullable(),
  people: z.enum(['none', 'unrecognisable', 'recognisable', 'at risk']).nullable(),
  consent: z.string().max(2_000),
})

export const UploadMeta = z.object({
  format: z.literal(1),
  id: mediaIdField,
  lineage: mediaIdField,
  version: z.number().int().positive(),
  sha256: z.string(),
  /** Only in an export for staff. */
  said: UploadWordsMeta.optional(),
})
export type UploadMeta = z.infer<typeof UploadMeta>

export const TermMeta = z.object({
  format: z.literal(1),
  kind: z.enum(['topic', 'country', 'shelf']),
  slug: z.string(),
  names: z.record(languageField, z.string()),
  position: z.number().int(),
  /** ISO 3166-1; missing in older exports. */
  code: z.string().length(2).nullable().optional(),
})
export type TermMeta = z.infer<typeof TermMeta>

type PrintSource = { title: string; content: string; excerpt: string; name: string; status: string; dateGmt: string }

/** Detects changes in WordPress. */
export function hashItem({ title, content, excerpt, name, status, dateGmt }: PrintSource) {
  return sha256(JSON.stringify([title, content, excerpt, name, status, dateGmt]))
}

/** Escapes characters that XML cannot contain. */
export function metaFieldValue(value: EntryMeta | UploadMeta | TermMeta) {
  return JSON.stringify(value).replace(/[\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)
}
