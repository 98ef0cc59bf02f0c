import { publicVersion, read, type Db } from '@/db/connection'
import { wasErased, releasedWords, vocabularyOf } from '@/db/full-text'
import { pauses } from '@/lib/process/pauses'
import { portions } from '@/lib/lists/portions'
import { isLetterPair, wordsOfIndexText } from '@/lib/search/search-segments'
import { changedAfter, lastPosition } from '../catalogue/index-rows'

/** Some words are only in unpublished texts: check that a live text has a word before showing it. */
export type Vocabulary = Map<string, Map<string, number>>
type CachedVocabulary = { words: Vocabulary; size: number; position: number; version: number }

/** Words kept in memory: some 30 MB, however large an archive is. */
const maxWords = 400_000
/** Words read at a time: 40 ms where every text has them. */
const portion = 200
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
  const pause = pauses()
  for (const table of ['entry', 'page'] as const)
    for await (const batch of vocabularyOf(table, portion)) {
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
  const pause = pauses()
  for (const texts of portions(await releasedWords(changed), 50)) {
    for (const text of texts) for (const word of new Set(wordsOfIndexText(text))) add(cached, word, 1)
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
