import { setTimeout as wait } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { preparedQuery, publicVersion, read, type Db } from '@/db/connection'
import { mediaPages, revisions } from '@/db/schema'
import { countIntersection, hasBit, type Bits } from '@/lib/lists/bits'
import { editDistance, mustDiffer } from '@/lib/search/edit-distance'
import { markedIn } from '@/lib/search/excerpt'
import type { SearchTerm } from '@/lib/search/search-terms'
import { parseQuestion } from '@/lib/search/asking-words'
import { lettersOf, letterRuns, isLetterPair, wordsOfIndexText } from '@/lib/search/search-segments'
import type { Catalogue } from '../catalogue/catalogue'
import { matchOf, matchesOf } from './matches'
import { wasErased, releasedWords, vocabularyOf } from '@/db/full-text'
import { createPause } from '@/lib/process/pauses'
import { changedAfter, lastPosition } from '../catalogue/index-rows'

export type Suggestion = { q: string; count: number }

const maxSuggestions = 3
/** Similar words to compare: enough, although some are only in unpublished texts. */
const maxCompared = 40

type SuggestionContext = { catalogue: Catalogue; terms: SearchTerm[]; within: Bits }

/** Suggests words only if a live text has them: the index also has words of unpublished texts. */
export async function suggestionsFor({ catalogue, terms, within }: SuggestionContext): Promise<Suggestion[]> {
  const corrections = new Map<SearchTerm, string[]>()
  for (const term of terms)
    if (mayBeMisspelt(term) && !(await isFoundLive(catalogue, term)))
      corrections.set(term, await liveWords(catalogue, term))
  const suggestions: Suggestion[] = []
  for (let n = 0; n < Math.max(0, ...[...corrections.values()].map((words) => words.length)); n++) {
    // Every misspelt word is replaced by its n-th correction, or its first.
    const q = terms.map((term) => corrections.get(term)?.at(n) ?? corrections.get(term)?.[0] ?? term.typed).join(' ')
    const count = countIntersection(within, (await matchesOf(catalogue, parseQuestion(q))).has)
    if (count > 0) suggestions.push({ q, count })
  }
  return suggestions
}

async function liveWords(catalogue: Catalogue, term: SearchTerm): Promise<string[]> {
  const words: string[] = []
  for (const word of await findSimilarWords(term)) {
    const spelling = await spellingInTexts(catalogue, word)
    if (spelling) words.push(spelling)
    if (words.length === maxSuggestions) break
  }
  return words
}

function mayBeMisspelt({ runs, isbn, excluded }: SearchTerm) {
  return runs.length === 1 && !isbn && !excluded && lettersOf(runs[0]!.text).length >= 2
}

async function isFoundLive(catalogue: Catalogue, term: SearchTerm) {
  const { has } = await matchOf(catalogue, { ...term, isPrefix: false })
  return has.some((word) => word !== 0)
}

async function findSimilarWords({ runs }: SearchTerm): Promise<string[]> {
  const [{ text: typed, dense }] = runs as [SearchTerm['runs'][number]]
  const letters = lettersOf(typed)
  const maxDistance = letters.length > (dense ? 4 : 6) ? 2 : 1
  const near: { word: string; rows: number; distance: number }[] = []
  for (const [word, rows] of selectCandidateWords(await vocabularySoon(), letters)) {
    if (word === typed || (!dense && mustDiffer(typed, word, maxDistance))) continue
    const distance = editDistance(letters, lettersOf(word), maxDistance)
    if (distance <= maxDistance) near.push({ word, rows, distance })
  }
  near.sort((a, b) => a.distance - b.distance || b.rows - a.rows)
  return near.slice(0, maxCompared).map(({ word }) => word)
}

/** Milliseconds to wait for the vocabulary: its first reading takes long with PostgreSQL and a large archive. */
const vocabularyTimeout = 2_000

async function vocabularySoon(): Promise<Vocabulary> {
  return Promise.race([vocabulary(), wait<Vocabulary>(vocabularyTimeout, new Map(), { ref: false })])
}

/** Tries words by the first two typed letters: a typing error often swaps them. */
function* selectCandidateWords(words: Vocabulary, [first = '', second = '']: string[]) {
  for (const letter of new Set([first[0]!, second[0]!])) yield* words.get(letter) ?? []
}

/** Returns the word as a live text spells it, with accents, which the index drops; undefined if none has it. */
async function spellingInTexts(catalogue: Catalogue, word: string): Promise<string | undefined> {
  const term: SearchTerm = { typed: word, runs: letterRuns(word), excluded: false, isPrefix: false }
  const { inOwnWords, pages } = await matchOf(catalogue, term)
  for (const text of [...(await anyTextWith(catalogue, inOwnWords)), ...(await anyPageOf(pages))]) {
    const markedPart = markedIn(text, [term]).find(({ marked }) => marked)
    if (markedPart) return markedPart.text.toLowerCase()
  }
  return undefined
}

async function anyTextWith({ orders, facts }: Catalogue, inOwnWords: Bits) {
  const number = orders.posted.find((number) => hasBit(inOwnWords, number))
  if (number === undefined) return []
  const rows = await textsQuery({ id: facts[number]!.revisionId })
  return rows.flatMap(({ title, summary, body }) => [title, summary, body])
}

async function anyPageOf(pages: Uint32Array) {
  const rows = pages.length > 0 ? await pageTextsQuery({ id: pages[0] }) : []
  return rows.map(({ text }) => text)
}

const textsQuery = preparedQuery((db) =>
  db
    .select({ title: revisions.title, summary: revisions.summary, body: revisions.bodyText })
    .from(revisions)
    .where(eq(revisions.id, sql.placeholder('id'))),
)

const pageTextsQuery = preparedQuery((db) =>
  db
    .select({ text: mediaPages.text })
    .from(mediaPages)
    .where(eq(mediaPages.id, sql.placeholder('id'))),
)

/** Some words are only in unpublished texts: check that a live text has a word before showing it. */
type Vocabulary = Map<string, Map<string, number>>
type CachedVocabulary = { words: Vocabulary; size: number; position: number; version: number }

/** Words kept in memory: some 30 MB, however large an archive is. */
const maxWords = 400_000
/** Words read at a time: 40 ms where every text has them. */
const wordsAtOnce = 200
/** After more changes than this, reading all words again is faster. */
const maxChanges = 100

const vocabularies = new WeakMap<Db, Promise<CachedVocabulary>>()

/** Reads all words once, in portions; later only changed ones. */
export async function vocabulary(): Promise<Vocabulary> {
  const db = read()
  const next = vocabularies.get(db)?.then(updateVocabulary) ?? readAll()
  vocabularies.set(db, next)
  next.catch(() => vocabularies.delete(db))
  return (await next).words
}

async function readAll(): Promise<CachedVocabulary> {
  const cached: CachedVocabulary = {
    words: new Map(),
    size: 0,
    version: await publicVersion(),
    position: await lastPosition(),
  }
  const pause = createPause()
  for (const table of ['entry', 'page'] as const)
    for await (const batch of vocabularyOf(table, wordsAtOnce)) {
      for (const [word, count] of batch) if (!isLetterPair(word)) add(cached, word, count)
      await pause()
    }
  return cached
}

/** Reads changed words; after an erasure all words, so that erased ones go. */
async function updateVocabulary(cached: CachedVocabulary): Promise<CachedVocabulary> {
  const version = await publicVersion()
  if (cached.version === version) return cached
  const position = await lastPosition()
  const changed = await changedAfter(cached.position)
  const { entryIds, mediaIds, isAll } = changed
  if (isAll || entryIds.length + mediaIds.length > maxChanges || (await wasErased(changed))) return readAll()
  const pause = createPause()
  for (const text of await releasedWords(changed)) {
    for (const word of new Set(wordsOfIndexText(text))) add(cached, word, 1)
    await pause()
  }
  return { ...cached, version, position }
}

function add(cached: CachedVocabulary, word: string, count: number) {
  const counts = cached.words.get(word[0]!) ?? new Map<string, number>()
  cached.words.set(word[0]!, counts)
  const countBefore = counts.get(word)
  if (countBefore === undefined && cached.size++ >= maxWords) return
  counts.set(word, (countBefore ?? 0) + count)
}
