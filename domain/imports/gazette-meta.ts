import { slugIn } from '@/lib/web/entry-path'
import { and, desc, eq, lt, or } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, type Kind, type TermNames } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import type { WxrItem, WxrMeta, WxrTerm } from '@/lib/wxr/types'
import type { z } from 'zod'
import { parseJsonText } from '@/lib/formats/json-text'
import { entryKey, EntryMeta, hashItem, termKey, TermMeta, uploadKey, UploadMeta } from '../exports/wordpress/meta'
import { rulingOf, type Rulebook, type Ruling, type SourceTerm } from './rules'

export type { EntryMeta, UploadMeta }

// Fields that Gazette's export wrote. After a change in WordPress, they still have what WordPress cannot store.

export function ownEntry(item: Pick<WxrItem, 'meta'>): EntryMeta | undefined {
  return readField(item.meta, entryKey, EntryMeta)
}

export function ownUpload(item: Pick<WxrItem, 'meta'>): UploadMeta | undefined {
  return readField(item.meta, uploadKey, UploadMeta)
}

/** Ignores an invalid field: it may have been shortened, or written by anybody. */
function readField<T extends z.ZodType>(meta: WxrMeta[] = [], key: string, shape: T): z.infer<T> | undefined {
  const value = meta.find((field) => field.key === key)?.value
  return value ? parseJsonText(shape, value) : undefined
}

/** False if WordPress changed the entry since Gazette wrote it. */
export function isOwnAsWritten(meta: EntryMeta, item: WxrItem) {
  return meta.print === hashItem(item)
}

export function ownPlace(item: WxrItem) {
  const meta = ownEntry(item)
  if (!meta) return {}
  const kin: { type: Kind; language: Language; tag: string; group: string } = {
    type: meta.kind,
    language: meta.language,
    tag: meta.language,
    group: meta.group === undefined ? '' : `gazette ${meta.group}`,
  }
  if (!isOwnAsWritten(meta, item)) return kin
  // A withdrawn text was published first.
  const status = meta.notice ? 'publish' : meta.status
  const slug = meta.path === undefined ? meta.text.slug : slugIn(meta.path)
  const at = (status === 'future' ? meta.at : meta.dated) ?? undefined
  // The item never had a WordPress number, and its older addresses are recorded whole.
  return { ...kin, id: '', olderSlugs: [], slug, original: slug, status, at }
}

/** True for a category that Gazette's export made only as a container. */
export function isParentCategory(term: WxrTerm) {
  return readField(term.meta, termKey, TermMeta)?.kind === 'shelf'
}

export type OwnTerm = {
  becomes: 'topic' | 'country'
  slug: string
  details: { names: TermNames; description: string; position: number; code?: string | null }
}

export function ownTerm({ meta: fields, description }: Pick<WxrTerm, 'meta' | 'description'>): OwnTerm | undefined {
  const meta = readField(fields, termKey, TermMeta)
  if (!meta || meta.kind === 'shelf') return undefined
  const { kind: becomes, slug, names, position, code } = meta
  return { becomes, slug, details: { names, description, position, code } }
}

export function ownRuling(own: OwnTerm | undefined, sourceTerm: SourceTerm, book: Rulebook): Ruling {
  const ruling = rulingOf(sourceTerm, book)
  if (!own || ruling.chosen) return ruling
  const { becomes, slug } = own
  const match = book.terms.find((siteTerm) => siteTerm.kind === becomes && siteTerm.slug === slug)
  return { becomes, slug, name: sourceTerm.name, termId: match?.id ?? null, chosen: false }
}

export type OwnEntry = { entry: EntryMeta; uploadHere: (mediaId: string) => string | undefined }

type RestoredUpload = { id?: string; keepBoth?: boolean; known?: UploadWords; name?: string; replaces?: string }
type UploadWords = Partial<typeof media.$inferInsert>

/** Restores the id and lineage of an upload, if both are free. */
export async function uploadAsItWas(meta: UploadMeta | undefined): Promise<RestoredUpload> {
  if (!meta) return {}
  const { id, lineage, version, said } = meta
  const sameUpload = or(eq(media.id, id), and(eq(media.lineage, lineage), eq(media.version, version)))
  if ((await read().$count(media, sameUpload)) > 0) return {}
  const [before] = await read()
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.lineage, lineage), lt(media.version, version)))
    .orderBy(desc(media.version))
    .limit(1)
  const { name, ...words }: UploadWords = said ?? {}
  const known = before ? words : { ...words, lineage, version }
  return { id, keepBoth: true, known, ...(name && { name }), ...(before && { replaces: before.id }) }
}
