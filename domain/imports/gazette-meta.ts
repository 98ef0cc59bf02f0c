import { and, desc, eq, lt, or } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, terms, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'
import type { WxrItem, WxrMeta, WxrTerm } from '@/lib/wxr/types'
import { sha256 } from '@/lib/random'
import { modifiedAt } from '@/lib/wxr/dates'
import type { z } from 'zod'
import { mediaIn } from '@/domain/content/body/render'
import { documentOf } from '@/domain/content/body/document'
import type { Content } from '@/domain/content/content'
import {
  entryKey,
  EntryMeta,
  printOf,
  termKey,
  TermMeta,
  uploadKey,
  UploadMeta,
  type EntryText,
} from '../exports/wordpress/meta'
import { rulingOf, type Rulebook, type Ruling, type SourceTerm } from './rules'
import type { ImportContext } from './wordpress/import-context'
import { countedAs } from './wordpress/kept'
import type { PlannedEntry } from './wordpress/plan'
import type { Around, ImportedText as Coming } from './wordpress/text'

export type { EntryMeta, UploadMeta }

// What Gazette itself wrote into an export for WordPress. While WordPress has a text as it was written, that says everything of it;
// of a text that was changed there, it still says what WordPress has no place for.

export function ownEntry(item: Pick<WxrItem, 'meta'>): EntryMeta | undefined {
  return saying(item.meta, entryKey, EntryMeta)
}

export function ownUpload(item: Pick<WxrItem, 'meta'>): UploadMeta | undefined {
  return saying(item.meta, uploadKey, UploadMeta)
}

/** A field that nobody can read says nothing: it may have been shortened, or written by anybody. */
function saying<T extends z.ZodType>(meta: WxrMeta[] = [], key: string, shape: T): z.infer<T> | undefined {
  const value = meta.find((one) => one.key === key)?.value
  if (!value) return undefined
  try {
    return shape.safeParse(JSON.parse(value)).data
  } catch {
    return undefined
  }
}

/** What was written of an entry, where nobody changed it since. */
export function ownAsWritten(item: WxrItem): EntryMeta | undefined {
  const own = ownEntry(item)
  return own?.print === printOf(item) ? own : undefined
}

/** What an entry is and where it stood, for those who go through an export; nothing of what others wrote. */
export function ownPlace(item: WxrItem) {
  const own = ownEntry(item)
  if (!own) return {}
  const kin: { type: Kind; language: Language; group: string } = {
    type: own.kind,
    language: own.language,
    group: own.group === undefined ? '' : `gazette ${own.group}`,
  }
  if (!ownAsWritten(item)) return kin
  // What was withdrawn stood there first.
  const status = own.notice ? 'publish' : own.status
  const slug = own.path?.slice(own.path.lastIndexOf('/') + 1) ?? own.text.slug
  const at = (status === 'future' ? own.at : own.dated) ?? undefined
  // It never answered under a number, and its older addresses are written down whole.
  return { ...kin, id: '', olderSlugs: [], slug, original: slug, status, at }
}

/** A category that Gazette made to put things on: it says nothing that is not said otherwise. */
export function isShelf(term: WxrTerm) {
  return saying(term.meta, termKey, TermMeta)?.kind === 'shelf'
}

/** What a category becomes, where people chose nothing: the topic or country that Gazette made it of. */
export function ownRuling(term: WxrTerm, named: SourceTerm, book: Rulebook): Ruling {
  const ruling = rulingOf(named, book)
  const own = saying(term.meta, termKey, TermMeta)
  if (!own || own.kind === 'shelf' || ruling.chosen) return ruling
  const { kind: becomes, slug } = own
  const found = book.terms.find((one) => one.kind === becomes && one.slug === slug)
  return { becomes, slug, name: named.name, termId: found?.id ?? null, chosen: false }
}

/** What else is known of such a term. */
export function ownTerm(term: WxrTerm) {
  const own = saying(term.meta, termKey, TermMeta)
  return own && { names: own.names, description: term.description, position: own.position }
}

/** A text as it was written, with what is not here any more; undefined where others changed it, or wrote it. */
export async function ownText(
  item: WxrItem,
  planned: PlannedEntry,
  { zone }: ImportContext,
  { uploads, authors }: Around,
): Promise<Coming | undefined> {
  const own = ownAsWritten(item)
  if (!own) return undefined
  const { content: found, missing } = await ownContent(own.text, (id) => uploads.own(id))
  const content = { ...found, slug: planned.slug }
  const problems = [
    ...planned.problems,
    ...(missing ? [{ what: 'Files of it are missing.', place: String(missing) }] : []),
  ]
  const uses = [...mediaIn(documentOf(content.body)), ...content.files.map(({ mediaId }) => mediaId)]
  return {
    own: { entry: own, here: (id) => uploads.own(id) },
    content,
    problems,
    kept: countedAs(item),
    staffId: authors.of(item.creator).staffId,
    uses: [...uses, ...(content.lead ? [content.lead.mediaId] : [])],
    hash: sha256(JSON.stringify([own, content])),
    modified: own.at ?? modifiedAt(item, zone),
  }
}

type Id = string | undefined

/** What was written of an entry, and the upload that stands here for one that it names. */
export type OwnEntry = { entry: EntryMeta; here: (mediaId: string) => Id }

/** A text with the uploads and terms that stand here for those that it names; `missing`: how many uploads do not. */
export async function ownContent(text: EntryText, here: (mediaId: string) => Id) {
  let missing = 0
  const media = (id: string) => {
    const found = here(id)
    if (!found) missing++
    return found ?? ''
  }
  const { terms: named, ...rest } = JSON.parse(
    JSON.stringify(text, (key, value: unknown) => (key === 'mediaId' && value ? media(value as string) : value)),
  ) as EntryText
  const content: Content = {
    ...rest,
    termIds: await termsHere(named),
    files: rest.files.filter(({ mediaId }) => mediaId),
    lead: rest.lead?.mediaId ? rest.lead : null,
  }
  return { content, missing }
}

async function termsHere(named: EntryText['terms']) {
  const ids: number[] = []
  for (const { kind, slug } of named) {
    const isIt = and(eq(terms.kind, kind), eq(terms.slug, slug))
    ids.push(...(await read().select({ id: terms.id }).from(terms).where(isIt)).map(({ id }) => id))
  }
  return ids
}

type AsItWas = { id?: string; keepBoth?: boolean; known?: Words; name?: string; replaces?: string }
type Words = Partial<typeof media.$inferInsert>

/** How an upload is stored so that it is what it was: under its own number, in its own line of versions, where both are free. */
export async function asItWas(own: UploadMeta | undefined): Promise<AsItWas> {
  if (!own) return {}
  const { id, lineage, version, said } = own
  const isTaken = or(eq(media.id, id), and(eq(media.lineage, lineage), eq(media.version, version)))
  if ((await read().$count(media, isTaken)) > 0) return {}
  const [before] = await read()
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.lineage, lineage), lt(media.version, version)))
    .orderBy(desc(media.version))
    .limit(1)
  const { name, ...words }: Words = said ?? {}
  const known = before ? words : { ...words, lineage, version }
  return { id, keepBoth: true, known, ...(name && { name }), ...(before && { replaces: before.id }) }
}
