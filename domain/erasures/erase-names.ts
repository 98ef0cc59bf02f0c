import { eq, inArray } from 'drizzle-orm'
import { read, type Tx } from '@/db/connection'
import { isTextWith } from '@/db/full-text'
import { bundles, entries, media, revisionMedia, revisions, savedLists } from '@/db/schema'
import { pick } from '@/lib/lists/pick'
import { createPause } from '@/lib/process/pauses'
import { letterRuns } from '@/lib/search/search-segments'
import { parseQuery, type SearchTerm } from '@/lib/search/search-terms'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'

// Saved views and bundles may be named after an erased text.

export type ErasedIds = { entryIds: number[]; mediaIds: string[] }

export const textColumns = pick(
  revisions,
  'title',
  'slug',
  'summary',
  'body',
  'byline',
  'contentNote',
  'publisher',
  'series',
  'authors',
  'reference',
  'facts',
)
const useColumns = pick(revisionMedia, 'title', 'caption', 'credit')
const uploadColumns = pick(media, 'name', 'title', 'alt', 'caption', 'credit', 'properties')

/** Reads the words of texts and uploads in the form of the search, each between spaces. Call it before the erasure. */
export async function wordsOf({ entryIds, mediaIds }: ErasedIds): Promise<string> {
  const db = read()
  const pause = createPause()
  let words = ''
  async function addWords(rows: unknown[]) {
    for (const text of rows.flatMap(stringsIn)) {
      await pause()
      words += plainWords(text)
    }
  }
  const ids = db.select({ id: revisions.id }).from(revisions).where(inArray(revisions.entryId, entryIds))
  for (const { id } of await ids)
    await addWords(await db.select(textColumns).from(revisions).where(eq(revisions.id, id)))
  await addWords(await db.select(useColumns).from(revisionMedia).where(inArray(revisionMedia.revisionId, ids)))
  await addWords(await db.select(uploadColumns).from(media).where(inArray(media.id, mediaIds)))
  return words
}

export function plainWords(text: string) {
  return letterRuns(text)
    .map((run) => ` ${run.text} `)
    .join('')
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  // A body names the type of each of its nodes.
  return Object.entries(value).flatMap(([key, part]) => (key === 'type' ? [] : stringsIn(part)))
}

/** Removes saved views and names of bundles with a word of the erased texts that no other text has. */
export async function eraseNamesIn(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  { words, bundleIds, erasureId }: { words: string; bundleIds: number[]; erasureId: number },
  now: number,
) {
  for (const { id, name, query } of await tx.select().from(savedLists)) {
    if (!(await tellsOf(tx, words, [name, ...new URLSearchParams(query).values()]))) continue
    await tx.delete(savedLists).where(eq(savedLists.id, id))
    await record(tx, actor, { verb: 'removed a list', detail: { list: id, erasure: erasureId } }, now)
  }
  for (const { id, name } of await tx.select().from(bundles).where(inArray(bundles.id, bundleIds))) {
    if (!(await tellsOf(tx, words, [name]))) continue
    await tx
      .update(bundles)
      .set({ name: `Bundle ${id}` })
      .where(eq(bundles.id, id))
    await record(tx, actor, { verb: 'renamed a bundle', detail: { bundle: id, erasure: erasureId } }, now)
  }
}

async function tellsOf(tx: Tx, words: string, names: string[]) {
  const terms = names.flatMap((name) => parseQuery(name))
  for (const term of terms) if (isAmong(words, term) && !(await isInAnyText(tx, term))) return true
  return false
}

function isAmong(words: string, { runs }: SearchTerm) {
  return runs.some(({ text, dense }) => words.includes(dense ? text : ` ${text} `))
}

async function isInAnyText(tx: Tx, term: SearchTerm) {
  const has = await isTextWith(entries.headId, { ...term, isPrefix: false })
  return (await tx.select({ id: entries.id }).from(entries).where(has).limit(1)).length > 0
}
