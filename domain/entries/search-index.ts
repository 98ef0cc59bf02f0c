import { and, asc, eq, min } from 'drizzle-orm'
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
  revisionsWithoutWords,
} from '@/db/full-text'
import { pauses } from '@/lib/pauses'
import { indexedFacts } from '@/lib/indexed-facts'
import { indexText } from '@/lib/search-segments'

/**
 * Puts a revision's words into the index, once: what was released never changes. It can be found only while it is live,
 * because who looks for it asks for that too. Staff find it there as well.
 */
export async function indexRevision(tx: Tx, revisionId: number) {
  if (await hasEntryWords(tx, revisionId)) return
  const text = await textOf(tx, revisionId)
  if (!text) return
  await addEntryWords(tx, revisionId, await wordsOf(tx, text))
  await removeDraftWords(tx, text.entryId)
}

/**
 * Has staff find the newest text of an entry, in place of the one before it: by the beginning of a very long one. One that was
 * released is in the index already, and whole.
 */
export async function indexHead(tx: Tx, revisionId: number) {
  const text = await textOf(tx, revisionId)
  if (!text || text.how === 'aside') return
  await removeDraftWords(tx, text.entryId)
  if (await hasEntryWords(tx, revisionId)) return
  await addDraftWords(tx, revisionId, await wordsOf(tx, { ...text, bodyText: beginningOf(text.bodyText) }))
}

/** How much of a draft staff find it by, in UTF-16 units: each save of it is waited for, by readers too. */
const longestDraft = 100_000

/** So much of a text, up to a space where there is one. */
function beginningOf(text: string) {
  if (text.length <= longestDraft) return text
  const end = text.slice(0, longestDraft).search(/\s\S*$/)
  return text.slice(0, end > 0 ? end : longestDraft)
}

type Text = typeof revisions.$inferSelect

async function textOf(tx: Tx, revisionId: number): Promise<Text | undefined> {
  const [text] = await tx.select().from(revisions).where(eq(revisions.id, revisionId))
  return text
}

async function wordsOf(tx: Tx, text: Text) {
  const files = await tx
    .select({ title: revisionMedia.title })
    .from(revisionMedia)
    .where(and(eq(revisionMedia.revisionId, text.id), eq(revisionMedia.role, 'file')))
    .orderBy(asc(revisionMedia.position))
  const facts = indexedFacts(text, files).join('\n')
  const { title, summary, bodyText: body } = text
  return { title: indexText(title), summary: indexText(summary), body: indexText(body), facts: indexText(facts) }
}

/** Characters of a file that are put into the index as it is kept: a report of twenty pages. */
const mostAtOnce = 50_000

/**
 * Keeps the text of a file's pages, the first page first, in place of what was kept before. The words of the first ones are in
 * the index then; those of a long file follow with `indexPages`, since they take seconds.
 */
export async function keepPages(tx: Tx, mediaId: string, texts: string[]) {
  await tx.delete(mediaPages).where(eq(mediaPages.mediaId, mediaId))
  let left = mostAtOnce
  for (const [index, text] of texts.entries()) {
    const [page] = await tx
      .insert(mediaPages)
      .values({ mediaId, page: index + 1, text })
      .returning({ id: mediaPages.id })
    left -= text.length
    if (left >= 0 || index === 0) await addPageWords(tx, page!.id, indexText(text))
  }
}

/** Puts the words of a file's pages into the index that are not in it yet, a few at a time. A start goes on with what is left. */
export async function indexPages(mediaId: string) {
  const [first] = await read()
    .select({ id: min(mediaPages.id) })
    .from(mediaPages)
    .where(eq(mediaPages.mediaId, mediaId))
  const pause = pauses()
  for (let after = (first?.id ?? 1) - 1, more = first?.id !== null; more;) {
    await pause()
    const last = await write(async (tx) => {
      const pages = await pagesWithoutWords(tx, { after, limit: 20 })
      const done = await forAWhile(pages, ({ id, text }) => addPageWords(tx, id, indexText(text)), shortBatch)
      return done.at(-1)?.id
    })
    more = last !== undefined
    after = last ?? after
  }
}

/** How long (ms) one transaction may keep others waiting. */
const longestBatch = 150
const shortBatch = 30

/**
 * Puts into the index what is missing in it, in transactions of at most 0.2 s: an archive from before there was one.
 * @returns how many texts and pages that were
 */
export async function indexMissing(): Promise<number> {
  let indexed = 0
  for (let n = -1; n !== 0; indexed += n) n = await write(revisionsForAWhile)
  for (let n = -1; n !== 0; indexed += n) n = await write(headsForAWhile)
  for (let after = 0, n = -1; n !== 0; indexed += n)
    n = await write(async (tx) => {
      const pages = await pagesForAWhile(tx, after)
      after = pages.at(-1) ?? after
      return pages.length
    })
  return indexed
}

async function revisionsForAWhile(tx: Tx) {
  const done = await forAWhile(await revisionsWithoutWords(tx, 200), (id) => indexRevision(tx, id))
  if (done.length > 0) await announceWords(tx)
  return done.length
}

async function headsForAWhile(tx: Tx) {
  return (await forAWhile(await headsWithoutWords(tx, 200), (id) => indexHead(tx, id))).length
}

async function pagesForAWhile(tx: Tx, after: number) {
  const pages = await pagesWithoutWords(tx, { after, limit: 200 })
  const done = await forAWhile(pages, ({ id, text }) => addPageWords(tx, id, indexText(text)))
  if (done.length > 0) await announceWords(tx)
  return done.map(({ id }) => id)
}

/** Does one after the other until the time is up; answers with those that were done. */
async function forAWhile<T>(all: T[], work: (one: T) => Promise<void>, most = longestBatch): Promise<T[]> {
  const end = performance.now() + most
  for (const [n, one] of all.entries()) {
    await work(one)
    if (performance.now() > end) return all.slice(0, n + 1)
  }
  return all
}
