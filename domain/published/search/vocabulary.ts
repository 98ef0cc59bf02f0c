import { publicVersion, read, type Db } from '@/db/connection'
import { wasErased, releasedWords, vocabularyAfter } from '@/db/full-text'
import { pauses } from '@/lib/pauses'
import { portions } from '@/lib/portions'
import { isLetterPair, wordsOfIndexText } from '@/lib/search-segments'
import { changedAfter, lastPosition } from '../catalogue/index-rows'

/**
 * The words of the index as it spells them, without marks and capitals, by their first letters, and how many texts and pages
 * hold each. Those of texts that nobody may read yet, or any longer, are among them: who says one asks first what is live.
 */
export type Vocabulary = Map<string, Map<string, number>>
type CachedVocabulary = { words: Vocabulary; size: number; position: number; version: number }

/** Some 30 MB, however large an archive is. */
const most = 400_000
/** How many words are read at a time; where every text holds them, these take 40 ms. */
const portion = 200
/** After more changes than these, all are read again: that takes less time. */
const mostChanges = 100

const vocabularies = new WeakMap<Db, Promise<CachedVocabulary>>()

/** All words there are: read once, with room for other requests between portions, and then only what changed. */
export async function vocabulary(): Promise<Vocabulary> {
  const db = read()
  const next = vocabularies.get(db)?.then(updateVocabulary) ?? readAll()
  vocabularies.set(db, next)
  next.catch(() => vocabularies.delete(db))
  return (await next).words
}

async function readAll(): Promise<CachedVocabulary> {
  const all: CachedVocabulary = { words: new Map(), size: 0, version: publicVersion(), position: await lastPosition() }
  const pause = pauses()
  for (const table of ['entry', 'page'] as const)
    for (let after: string | undefined = ''; after !== undefined; await pause()) {
      const found = await vocabularyAfter(table, after, portion)
      for (const [word, rows] of found) if (!isLetterPair(word)) add(all, word, rows)
      after = found.length < portion ? undefined : found.at(-1)![0]
    }
  return all
}

/** With what changed since; of what was erased, nothing stays here either. */
async function updateVocabulary(all: CachedVocabulary): Promise<CachedVocabulary> {
  const version = publicVersion()
  if (all.version === version) return all
  const position = await lastPosition()
  const changed = await changedAfter(all.position)
  const { entryIds, mediaIds, isAll } = changed
  if (isAll || entryIds.length + mediaIds.length > mostChanges || (await wasErased(changed))) return readAll()
  const pause = pauses()
  for (const texts of portions(await releasedWords(changed), 50)) {
    for (const text of texts) for (const word of new Set(wordsOfIndexText(text))) add(all, word, 1)
    await pause()
  }
  return { ...all, version, position }
}

function add(all: CachedVocabulary, word: string, rows: number) {
  const near = all.words.get(word[0]!) ?? new Map<string, number>()
  all.words.set(word[0]!, near)
  const known = near.get(word)
  if (known === undefined && all.size++ >= most) return
  near.set(word, (known ?? 0) + rows)
}
