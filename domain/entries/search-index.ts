import { and, asc, eq, min } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { read, write, type Tx } from '@/db/connection'
import { mediaPages, revisionMedia, revisions } from '@/db/schema'
import {
  addDraftWords,
  addEntryWords,
  addPageWords,
  announceWords,
  hasEntryWords,
  headsWithoutWords,
  pagesWithoutWords,
  removeDraftWords,
  removeEntryWords,
  revisionsWithoutWords,
} from '@/db/full-text'
import { columnsOfHead, type Head } from './head'
import type { Block } from '@/lib/edition/schema'
import { pick } from '@/lib/lists/pick'
import { createPause, inTurns } from '@/lib/process/pauses'
import { indexedFacts } from '@/lib/search/indexed-facts'
import { indexSteps, indexText } from '@/lib/search/search-segments'

/** Indexes a released text once, since it never changes. Readers' search also requires that it is live. */
export async function indexRevision(tx: Tx, revisionId: number) {
  if (await hasEntryWords(tx, revisionId)) return
  const text = await readRevision(tx, revisionId)
  if (!text) return
  await addEntryWords(tx, revisionId, await indexWordsOf(tx, text))
  await removeDraftWords(tx, text.entryId)
}

/** Indexes the newest text for staff and removes the former one. Only the beginning of a very long text is indexed. */
export async function indexHead(tx: Tx, revisionId: number) {
  const text = await readRevision(tx, revisionId)
  if (!text || text.how === 'aside') return
  await removeDraftWords(tx, text.entryId)
  if (await hasEntryWords(tx, revisionId)) return
  await addDraftWords(tx, revisionId, await indexWordsOf(tx, { ...text, bodyText: textToIndex(text.bodyText) }))
}

/** Indexes a text again after an erasure has changed it. */
export async function indexAgain(tx: Tx, { revisionId, headId }: { revisionId: number; headId: number | null }) {
  const isReleased = await hasEntryWords(tx, revisionId)
  if (isReleased) await removeEntryWords(tx, revisionId)
  if (isReleased) await indexRevision(tx, revisionId)
  else if (revisionId === headId) await indexHead(tx, revisionId)
}

/** UTF-16 units: each save waits for the index, and so do readers. */
const maxDraftLength = 100_000

export function textToIndex(text: string) {
  if (text.length <= maxDraftLength) return text
  const end = text.slice(0, maxDraftLength).search(/\s\S*$/)
  return text.slice(0, end > 0 ? end : maxDraftLength)
}

type RevisionRow = Head & { bodyText: string }

async function readRevision(tx: Tx, revisionId: number): Promise<RevisionRow | undefined> {
  const columns = { ...columnsOfHead, bodyText: revisions.bodyText }
  const [text] = await tx.select(columns).from(revisions).where(eq(revisions.id, revisionId))
  return text
}

/** Index words by text; room for some texts of the maximum length. */
const preparedTexts = new LRUCache<string, string>({ maxSize: 10_000_000, sizeCalculation: ({ length }) => length + 1 })

/** Divides a text into words in steps, before a transaction adds it: nobody waits for a long text. */
export async function prepareIndex(revisionId: number) {
  const db = read()
  if (await hasEntryWords(db, revisionId)) return
  const [row] = await db.select(pick(revisions, 'bodyText')).from(revisions).where(eq(revisions.id, revisionId))
  if (row) await prepareText(row.bodyText)
}

export async function prepareText(text: string) {
  preparedTexts.set(text, preparedTexts.get(text) ?? (await inTurns(indexSteps(text))))
}

async function indexWordsOf(tx: Tx, text: RevisionRow) {
  const files = await tx
    .select({ title: revisionMedia.title })
    .from(revisionMedia)
    .where(and(eq(revisionMedia.revisionId, text.id), eq(revisionMedia.role, 'file')))
    .orderBy(asc(revisionMedia.position))
  const facts = indexedFacts(text, files).join('\n')
  const { title, summary, bodyText } = text
  const body = preparedTexts.get(bodyText) ?? indexText(bodyText)
  return { title: indexText(title), summary: indexText(summary), body, facts: indexText(facts) }
}

/** About twenty pages. */
const maxCharactersAtOnce = 50_000

/** `artifacts`: running heads and feet, which no search finds. */
export type PageOfFile = { text: string; blocks?: Block[]; artifacts?: string }

/** Replaces the pages of a file. Indexes the first pages at once; `indexPages` does the rest, which takes seconds. */
export async function savePages(tx: Tx, mediaId: string, pages: (string | PageOfFile)[]) {
  await tx.delete(mediaPages).where(eq(mediaPages.mediaId, mediaId))
  let remaining = maxCharactersAtOnce
  for (const [index, given] of pages.entries()) {
    const { text, ...rest } = typeof given === 'string' ? { text: given } : given
    const [page] = await tx
      .insert(mediaPages)
      .values({ mediaId, page: index + 1, text, ...rest })
      .returning({ id: mediaPages.id })
    remaining -= text.length
    if (remaining >= 0 || index === 0) await addPageWords(tx, page!.id, indexText(text))
  }
}

/** Indexes the remaining pages in small steps. After a restart, it continues. */
export async function indexPages(mediaId: string) {
  const [first] = await read()
    .select({ id: min(mediaPages.id) })
    .from(mediaPages)
    .where(eq(mediaPages.mediaId, mediaId))
  const pause = createPause()
  for (let after = (first?.id ?? 1) - 1, more = first?.id !== null; more;) {
    await pause()
    const last = await write(async (tx) => {
      const pages = await pagesWithoutWords(tx, { after, limit: 20 })
      const indexed = await indexBatch(pages, ({ id, text }) => addPageWords(tx, id, indexText(text)), shortBatchMs)
      return indexed.at(-1)?.id
    })
    more = last !== undefined
    after = last ?? after
  }
}

const maxBatchMs = 150
const shortBatchMs = 30

/** Indexes an older or moved archive, in transactions of at most 0.2 s. Returns the number of texts. */
export async function indexMissing({ isRead = true, each = (_indexed: number) => {} } = {}): Promise<number> {
  let indexed = 0
  const announce = isRead ? announceWords : async () => {}
  const count = (n: number) => {
    each((indexed += n))
    return n
  }
  while (count(await write((tx) => indexRevisionBatch(tx, announce))) > 0);
  while (count(await write(indexHeadBatch)) > 0);
  for (let after: number | undefined = 0; after !== undefined;) {
    const from: number = after
    const pages: number[] = await write((tx) => indexPageBatch(tx, from, announce))
    count(pages.length)
    after = pages.at(-1)
  }
  return indexed
}

type AnnounceChange = (tx: Tx) => Promise<void>

async function indexRevisionBatch(tx: Tx, announce: AnnounceChange) {
  const indexed = await indexBatch(await revisionsWithoutWords(tx, 200), (id) => indexRevision(tx, id))
  if (indexed.length > 0) await announce(tx)
  return indexed.length
}

async function indexHeadBatch(tx: Tx) {
  return (await indexBatch(await headsWithoutWords(tx, 200), (id) => indexHead(tx, id))).length
}

async function indexPageBatch(tx: Tx, after: number, announce: AnnounceChange) {
  const pages = await pagesWithoutWords(tx, { after, limit: 200 })
  const indexed = await indexBatch(pages, ({ id, text }) => addPageWords(tx, id, indexText(text)))
  if (indexed.length > 0) await announce(tx)
  return indexed.map(({ id }) => id)
}

async function indexBatch<T>(items: T[], work: (item: T) => Promise<void>, maxTime = maxBatchMs): Promise<T[]> {
  const end = performance.now() + maxTime
  for (const [n, item] of items.entries()) {
    await work(item)
    if (performance.now() > end) return items.slice(0, n + 1)
  }
  return items
}
