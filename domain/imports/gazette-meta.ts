import { and, desc, eq, lt } from 'drizzle-orm'
import { read, type Tx } from '@/db/connection'
import { entries, media, releases, revisions, terms, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'
import type { WxrItem, WxrMeta, WxrTerm } from '@/lib/wxr/types'
import type { z } from 'zod'
import type { Actor } from '../actor'
import type { Content } from '../content'
import { entryKey, EntryMeta, printOf, termKey, TermMeta, uploadKey, UploadMeta, type Text } from '../exports/wordpress/meta'
import { insert } from '../redirects'
import { add, follow } from '../release-rows'
import { addRevision } from '../saving'
import { findNoted } from './ledger'
import type { Ruling } from './rules'

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
    ...{ type: own.kind, language: own.language },
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

/** What a category is that Gazette made of a topic or a country, or to put things on a shelf. */
export function ownRuling(term: WxrTerm, known: { id: number; kind: string; slug: string }[]): Ruling | undefined {
  const own = saying(term.meta, termKey, TermMeta)
  if (!own) return undefined
  if (own.kind === 'shelf') return { becomes: 'nothing', chosen: true }
  const { kind: becomes, slug } = own
  const found = known.find((one) => one.kind === becomes && one.slug === slug)
  return { becomes, slug, name: term.name, termId: found?.id ?? null, chosen: true }
}

/** What else is known of such a term. */
export function ownTerm(term: WxrTerm) {
  const own = saying(term.meta, termKey, TermMeta)
  return own && { names: own.names, description: term.description, position: own.position }
}

type Id = string | undefined

/** A text with the uploads and terms that stand here for those that it names; `missing`: how many uploads do not. */
export async function ownContent(text: Text, here: (mediaId: string) => Id) {
  let missing = 0
  const media = (id: string) => {
    const found = here(id)
    if (!found) missing++
    return found ?? ''
  }
  const { terms: named, ...rest } = JSON.parse(
    JSON.stringify(text, (key, value: unknown) => (key === 'mediaId' && value ? media(value as string) : value)),
  ) as Text
  const content: Content = {
    ...rest,
    termIds: await termsHere(named),
    files: rest.files.filter(({ mediaId }) => mediaId),
    lead: rest.lead?.mediaId ? rest.lead : null,
  }
  return { content, missing }
}

async function termsHere(named: Text['terms']) {
  const ids: number[] = []
  for (const { kind, slug } of named) {
    const isIt = and(eq(terms.kind, kind), eq(terms.slug, slug))
    ids.push(...(await read().select({ id: terms.id }).from(terms).where(isIt)).map(({ id }) => id))
  }
  return ids
}

/** How an upload is stored so that it is what it was: under its own number, in its own line of versions, where both are free. */
export async function asItWas(own: UploadMeta | undefined) {
  if (!own) return {}
  const [taken] = await read().select({ id: media.id }).from(media).where(eq(media.id, own.id))
  if (taken) return {}
  const { id, lineage, version, said } = own
  const [before] = await read()
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.lineage, lineage), lt(media.version, version)))
    .orderBy(desc(media.version))
    .limit(1)
  const { name, ...words } = (said ?? {}) as Partial<typeof media.$inferInsert>
  const known = before ? words : { ...words, lineage, version }
  return { id, keepBoth: true, known, ...(name && { name }), ...(before && { replaces: before.id }) }
}

type Standing = {
  entry: typeof entries.$inferSelect
  /** The text that readers have, had or will have. */
  revisionId: number
  own: EntryMeta
  path: string | undefined
  here: (mediaId: string) => Id
}

type Going = { actor: Actor; source: string; importId: number; now: number }

/**
 * What an entry has beside its one text, in the transaction that brings it: the addresses that lead to it, the text that it was made
 * from, a withdrawal, what is set for later, a newer draft. Answers with its newest revision.
 */
export async function standAgain(tx: Tx, { entry, revisionId, own, path, here }: Standing, going: Going) {
  const { actor, now } = going
  const { id: entryId, kind } = entry
  if (path) await insert(tx, actor, own.moved.map((source) => ({ source, target: path, origin: 'import' })), now)
  const from = own.translates === undefined ? undefined : await entryHere(tx, own.translates, going)
  if (from?.revisionId)
    await tx.update(revisions).set({ translatedFrom: from.revisionId }).where(eq(revisions.id, revisionId))
  let newest = revisionId
  if (own.notice) await withdrawn(own.notice, revisionId)
  for (const { at, text, notice } of own.next) {
    if (text) await released(await revised(text), at)
    if (notice) await withdrawn(notice, newest)
  }
  await follow(tx, entryId, now)
  if (own.draft) await revised(own.draft)
  await nowHere(tx, own.entry, entryId, going)
  return newest

  async function revised(text: Text) {
    const { content } = await ownContent(text, here)
    const draft = { entryId, kind, session: 'import', content, author: null, basedOn: newest }
    newest = (await addRevision(tx, draft, Math.min(own.at ?? now, now))).revisionId
    return newest
  }

  async function released(id: number, at: number) {
    if (path && own.dated !== null) await put({ revisionId: id, goesLiveAt: at, major: false })
  }

  async function withdrawn({ at, reason, explanation, keepsPage, replacedBy }: NonNullable<EntryMeta['notice']>, id: number) {
    const taken = { withdrawal: reason, explanation, revisionId: keepsPage ? id : null, goesLiveAt: at }
    const releaseId = await put(taken)
    if (replacedBy === undefined || keepsPage || releaseId === undefined) return
    const there = await entryHere(tx, replacedBy, going)
    if (there?.entryId) await replaced(tx, releaseId, there.entryId)
    else waitingFor(going, replacedBy).push(releaseId)
  }

  async function put(row: Omit<Parameters<typeof add>[3], 'entryId' | 'path' | 'dated'>) {
    if (!path || own.dated === null) return undefined
    const act = { verb: 'imported', detail: { import: going.importId } }
    return (await add(tx, actor, act, { ...row, entryId, path, dated: own.dated }, now)).releaseId
  }
}

/** What became here of an entry that the same export names by its number. */
async function entryHere(tx: Tx, number: number, { source }: Going) {
  return findNoted(tx, { source, kind: 'entry', key: String(number) })
}

// Withdrawals may send readers to an entry that comes later in the file.
const waiting = new WeakMap<object, Map<number, number[]>>()

function waitingFor(going: Going, number: number) {
  const all = waiting.get(going) ?? new Map<number, number[]>()
  waiting.set(going, all)
  return all.get(number) ?? all.set(number, []).get(number)!
}

async function nowHere(tx: Tx, number: number, entryId: number, going: Going) {
  for (const releaseId of waitingFor(going, number).splice(0)) await replaced(tx, releaseId, entryId)
}

async function replaced(tx: Tx, releaseId: number, replacedBy: number) {
  await tx.update(releases).set({ replacedBy }).where(eq(releases.id, releaseId))
}
