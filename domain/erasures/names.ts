import { decodedPart } from '@/lib/web/canonical-path'
import { and, eq, inArray, or } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import {
  comments,
  entries,
  imported,
  media,
  previewLinks,
  releases,
  revisionLinks,
  revisionMedia,
  revisions,
  reviews,
  suggestions,
} from '@/db/schema'
import { findNames, hashName, type NameHash } from '@/lib/keys/name-hashes'
import { messagesIn } from '@/lib/messages/messages'
import { inPortions } from '@/lib/lists/portions'
import { createPause } from '@/lib/process/pauses'
import { done, refused, type Result } from '@/lib/result'
import type { Language } from '@/lib/languages/languages'
import { namesKey } from '@/domain/consents/names-in-texts'
import { readBody } from '@/domain/content/body/document'
import { mediaIdsIn, plainTextOf, renderBody } from '@/domain/content/body/render'
import { isHead } from '@/domain/entries/entry-filter'
import { hasRelease, isStanding } from '@/domain/published/live'
import { addressesOf } from './addresses-of'
import { textColumns } from './erase-names'

// A name can be erased from earlier versions of texts that stay. Only keyed hashes of it are stored, like those of an
// erasure: `name ENTRY:CREATED HASH FIRST LENGTH`. By these, the name is also found in a backup.

export type NamedEntry = { entryId: number; createdAt: number; names: NameHash[] }

const maxNames = 20

export function hashNames(chosen: { entryId: number; createdAt: number }[], given: string[]): Result<string[]> {
  const names = given.map((name) => name.trim()).filter(Boolean)
  if (names.length === 0 || names.length > maxNames)
    return refused(`Write the name with its spellings, one on each line, ${maxNames} at most.`, 'names')
  const hashed = names.map((name) => hashName(name, namesKey()))
  const unusable = names[hashed.indexOf(undefined)]
  if (unusable !== undefined)
    return refused(
      `“${unusable}” cannot be looked for. Write one to four words in one script, with more than one letter.`,
      'names',
    )
  return done(
    chosen.flatMap(({ entryId, createdAt }) =>
      hashed.map((name) => `name ${entryId}:${createdAt} ${name!.hash} ${name!.firstHash} ${name!.length}`),
    ),
  )
}

/** Parses entries with erased names; none for an erasure of whole texts or uploads. */
export function namedEntriesIn(hashes: string[]): NamedEntry[] {
  const byEntry = Map.groupBy(
    hashes.map((line) => line.split(' ')).filter(([what]) => what === 'name'),
    ([, of]) => of!,
  )
  return [...byEntry].map(([of, lines]) => {
    const [entryId, createdAt] = of.split(':').map(Number)
    const names = lines.map(([, , ...of]) => ({ hash: of[0]!, firstHash: of[1]!, length: Number(of[2]) }))
    return { entryId: entryId!, createdAt: createdAt!, names }
  })
}

type NamedText = { id: number; language: Language }

/** Creates a replacer of names in texts of an entry. It adds each spelling found to `found`. */
function cutterOf(names: NameHash[], { id, language }: NamedText, found = new Set<string>()) {
  const removed = messagesIn(language).body.nameRemoved
  /** Cuts names out of adjacent pieces: a name can span several. The note is put where the name began. */
  function cutPieces(pieces: string[]) {
    const spans: { start: number; end: number }[] = []
    const whole = pieces.join('')
    for (const span of findNames(whole, names, namesKey())) if (span.start >= (spans.at(-1)?.end ?? 0)) spans.push(span)
    for (const { start, end } of spans) found.add(whole.slice(start, end))
    let from = 0
    return pieces.map((piece) => {
      const at = from
      from += piece.length
      return spans.reduceRight((left, { start, end }) => {
        const [first, last] = [Math.max(start - at, 0), Math.min(end - at, piece.length)]
        return first < last ? left.slice(0, first) + (start >= at ? removed : '') + left.slice(last) : left
      }, piece)
    })
  }
  return { cutPieces, cut: (text: string) => cutPieces([text])[0]!, slug: `text-${id}` }
}

type Cutter = ReturnType<typeof cutterOf>

/** Cuts names out of every text of a value; in a body, also names that span several marks. */
function cutNames(value: unknown, cutter: Cutter, key = ''): unknown {
  if (typeof value === 'string') return key === 'type' ? value : cutText(value, cutter, key)
  if (Array.isArray(value))
    return (key === 'content' ? cutInlineNames(value as InlineNode[], cutter) : value).map((part) =>
      cutNames(part, cutter, key),
    )
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, cutNames(part, cutter, name)]))
}

/** Cuts names out of a text. An address has no room for a note: a link then leads to the front page. */
function cutText(text: string, { cut, slug }: Cutter, key: string) {
  const left = cut(text)
  if (left === text) return text
  return key === 'href' ? '/' : key === 'slug' ? slug : left
}

type InlineNode = { text?: string }

function cutInlineNames(nodes: InlineNode[], { cutPieces }: Cutter): InlineNode[] {
  if (!nodes.some(({ text }) => text !== undefined)) return nodes
  const pieces = cutPieces(nodes.map(({ text }) => text ?? '\n'))
  return nodes.flatMap((node, n) =>
    node.text === undefined ? [node] : pieces[n] ? [{ ...node, text: pieces[n] }] : [],
  )
}

/** Tables with words of an entry beside its revisions. */
export const wordPlaces = {
  comments: { table: comments, of: comments.entryId, words: ['text', ['prefix', 'quote', 'suffix']] },
  suggestions: { table: suggestions, of: suggestions.entryId, words: ['base', 'suggested'] },
  reviews: { table: reviews, of: reviews.entryId, words: ['note'] },
  releases: { table: releases, of: releases.entryId, words: ['note', 'explanation', 'override'] },
  previewLinks: { table: previewLinks, of: previewLinks.entryId, words: ['label'] },
  imported: { table: imported, of: imported.entryId, words: ['title', 'kept', 'problems'] },
} as const

type Row = Record<string, unknown> & { id: number }
type UseRole = typeof revisionMedia.$inferSelect.role
type RowChange = { id: number; changes: Record<string, unknown> }
export type NameChanges = {
  revisions: RowChange[]
  uses: { revisionId: number; mediaId: string; role: UseRole; changes: Record<string, unknown> }[]
  links: number[]
  places: { place: keyof typeof wordPlaces; rows: RowChange[] }[]
}

/** Names of columns; those in a list are pieces of one text. */
type WordColumns = readonly (string | readonly string[])[]

function changedWords(row: Record<string, unknown>, words: WordColumns, cutter: Cutter) {
  const cut = words.flatMap((name): [string, unknown][] => {
    if (typeof name === 'string') return [[name, cutNames(row[name], cutter, name)]]
    return cutter.cutPieces(name.map((one) => row[one] as string)).map((left, n) => [name[n]!, left])
  })
  const changed = cut.filter(([name, left]) => JSON.stringify(left) !== JSON.stringify(row[name]))
  return changed.length > 0 ? (Object.fromEntries(changed) as Record<string, unknown>) : undefined
}

const useWords = ['title', 'caption', 'credit']
const revisionWords = [...Object.keys(textColumns), 'remark', 'doi', 'seriesNumber']

const revisionsAtOnce = 25

/**
 * Finds the changes that cut names out of an entry, in batches, since all versions of a long text would fill the
 * memory. Each spelling goes into `found`.
 */
export async function* nameChangesOf(db: Db, { entryId, names }: NamedEntry, found: Set<string>) {
  const [entry] = await db.select({ language: entries.language }).from(entries).where(eq(entries.id, entryId))
  if (!entry) return
  const cutter = cutterOf(names, { id: entryId, language: entry.language }, found)
  const pause = createPause()
  const ids = await db.select({ id: revisions.id }).from(revisions).where(eq(revisions.entryId, entryId))
  const portions = inPortions(ids, revisionsAtOnce)
  for (const [n, some] of portions.entries()) {
    const all: NameChanges = { revisions: [], uses: [], links: [], places: [] }
    for (const { id } of some) {
      await pause()
      const changes = await revisionChanges(db, id, { cutter, language: entry.language })
      if (changes) all.revisions.push({ id, changes })
      for (const use of await db.select().from(revisionMedia).where(eq(revisionMedia.revisionId, id))) {
        const changed = changedWords(use, useWords, cutter)
        if (changed) all.uses.push({ ...use, changes: changed })
      }
      const links = await db.select().from(revisionLinks).where(eq(revisionLinks.revisionId, id))
      all.links.push(...links.filter(({ href }) => cutter.cut(href) !== href).map((link) => link.id))
    }
    if (n === portions.length - 1) all.places = await placeChanges(db, entryId, cutter)
    yield all
  }
}

async function placeChanges(db: Db, entryId: number, cutter: Cutter) {
  const places: NameChanges['places'] = []
  for (const [place, { table, of, words }] of Object.entries(wordPlaces)) {
    const rows = (await db.select().from(table).where(eq(of, entryId))) as Row[]
    const changed = rows.flatMap((row) => {
      const changes = changedWords(row, words, cutter)
      return changes ? [{ id: row.id, changes }] : []
    })
    places.push({ place: place as keyof typeof wordPlaces, rows: changed })
  }
  return places
}

async function revisionChanges(db: Db, id: number, { cutter, language }: { cutter: Cutter; language: Language }) {
  const [row] = await db.select().from(revisions).where(eq(revisions.id, id))
  const changes = row && changedWords(row, revisionWords, cutter)
  if (!changes || !('body' in changes)) return changes
  const { doc, problem } = readBody(changes.body)
  const uploadIds = mediaIdsIn(doc)
  const uploads = uploadIds.length ? await db.select().from(media).where(inArray(media.id, uploadIds)) : []
  const bodyHtml = renderBody(doc, new Map(uploads.map((upload) => [upload.id, upload])), language)
  // Words are counted again when they are shown.
  return { ...changes, bodyHtml, bodyText: plainTextOf(doc), bodyProblem: problem ?? null, words: null }
}

/** Refused while a name is in a newest, public or scheduled text, or in an address: staff remove it there first. */
export async function checkNameIsGone(db: Db, entries: NamedEntry[], now: number): Promise<Result> {
  for (const { entryId, names } of entries) {
    const isOfReaders = hasRelease(eq(releases.revisionId, revisions.id), isStanding(now))
    const rows = await standingTexts(db, entryId, isOfReaders)
    for (const { id, title, language } of rows) {
      const cutter = cutterOf(names, { id: entryId, language })
      const uses = await db.select().from(revisionMedia).where(eq(revisionMedia.revisionId, id))
      const isThere =
        (await revisionChanges(db, id, { cutter, language })) ?? uses.find((use) => changedWords(use, useWords, cutter))
      if (isThere)
        return refused(
          `“${title || 'Untitled'}” has the name as it is now, or as readers have it. Remove it there and publish that, then erase it from what was before.`,
        )
      const { paths, oldUrls } = await addressesOf(db, { entryIds: [entryId], mediaIds: [] })
      const named = [...paths, ...oldUrls].find((address) => cutter.cut(decodedPart(address)) !== decodedPart(address))
      if (named)
        return refused(`The name is in an address: ${decodedPart(named)}. Only erasing the whole text removes that.`)
    }
  }
  return done(undefined)
}

function standingTexts(db: Db, entryId: number, isOfReaders: ReturnType<typeof hasRelease>) {
  return db
    .select({ id: revisions.id, title: revisions.title, language: entries.language })
    .from(revisions)
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(and(eq(entries.id, entryId), or(isHead, isOfReaders)))
}
