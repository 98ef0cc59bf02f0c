import type { Actor } from '@/domain/staff/actor'
import { findTexts } from '@/domain/desk/choices'
import { listEntries } from '@/domain/desk/entries'
import { listMedia } from '@/domain/files/media'
import { listLibrary } from '@/domain/files/media-library'
import { search } from '@/domain/published/search/search'
import type { SearchFilter } from '@/domain/published/search/filter'
import type { Language } from '@/lib/languages'
import { chances } from '../library-fill'
import { everyday, someDenseWord, someWord, wordOf } from '../search-fill'

/** A kind of question, how many of them are asked, and the n-th. `limit` (ms): where it cannot be the usual one. */
export type Kind = { name: string; rounds: number; ask: (n: number) => Promise<unknown>; limit?: number }

const chance = chances(5)
const dense = Object.keys(everyday) as Language[]
const usedWords = new Set<string>()

/** A word that was not asked for before: what was is answered from memory. */
function fresh(next: () => string) {
  let word = next()
  for (let tries = 0; usedWords.has(word) && tries < 1_000; tries++) word = next()
  usedWords.add(word)
  return word
}
const rare = () => fresh(() => someWord(chance, 5_000))
const usual = () => fresh(() => someWord(chance, 40))
/** One of the forty that most texts have. */
const common = (n: number) => wordOf(n % 40)
const denseWord = (n: number, after: number) => fresh(() => someDenseWord(chance, dense[n % 5]!, after))
const several = (count: number, word: () => string) => Array.from({ length: count }, word).join(' ')

/** What readers ask: a search of the site, with its choices. */
export function publicKinds(now: number): Kind[] {
  const kind = (name: string, rounds: number, q: (n: number) => string, more: Partial<SearchFilter> = {}): Kind => ({
    name,
    rounds,
    ask: (n) => search({ now, filter: { q: q(n), ...more }, page: 1 }),
  })
  return [
    kind('a rare word', 60, rare),
    kind('a word', 80, usual),
    kind('a common word', 40, common),
    kind('two words', 60, () => several(2, usual)),
    kind('two common words', 40, (n) => `${common(n)} ${common(n + 7)}`),
    kind('three words', 40, () => several(3, usual)),
    kind('a phrase', 40, () => `"${several(2, usual)}"`),
    // No index of PostgreSQL has the places of words: all vectors that hold both are read.
    { ...kind('a phrase of common words', 40, (n) => `"${common(n)} ${common(n + 3)}"`), limit: 400 },
    kind('a beginning', 60, () => fresh(() => someWord(chance, 40).slice(0, 4))),
    kind('a word, without another', 40, () => `${usual()} -${usual()}`),
    // The same for words that no dictionary knows as one, as most of these made-up ones: they are looked for in pairs of letters.
    { ...kind('Khmer, Lao, Burmese, Thai, Chinese', 100, (n) => denseWord(n, 40)), limit: 150 },
    { ...kind('common in these', 60, (n) => everyday[dense[n % 5]!]![Math.floor(n / 5) % 12]!), limit: 400 },
    kind('nowhere', 40, () => `${usual()}${usual()}`),
    kind('misspelt', 40, () => fresh(() => usual().replace(/(?<=^...)./, ''))),
    kind('a word and two choices', 40, usual, { kind: 'post', country: 'country-3' }),
    kind('a word, by date', 40, usual, { sort: 'date' }),
  ]
}

/** What the desk asks: its list of entries, its palette and its uploads. */
export function deskKinds(who: Actor, now: number): Kind[] {
  const list = (name: string, rounds: number, search: (n: number) => string): Kind => ({
    name: `list: ${name}`,
    rounds,
    ask: (n) => listEntries(who, { search: search(n) }, now),
  })
  const uploads = (name: string, search: (n: number) => string): Kind => ({
    name: `uploads: ${name}`,
    rounds: 30,
    ask: (n) => listLibrary(who, { search: search(n) }, now),
  })
  const inside = (word: string) => word.slice(1, 4)
  return [
    list('a rare word', 40, rare),
    list('a word', 40, usual),
    // What half of all texts have is gathered, sent and counted.
    { ...list('a common word', 40, common), limit: 150 },
    { ...list('two words', 40, () => several(2, usual)), limit: 100 },
    { ...list('part of a word', 40, () => inside(usual())), limit: 150 },
    // The index has letters by three: all titles are compared.
    { ...list('two letters', 20, (n) => common(n).slice(1, 3)), limit: 200 },
    list('a phrase', 20, () => `"${several(2, usual)}"`),
    list('a word, without another', 20, () => `${usual()} -${usual()}`),
    { ...list('Khmer, Lao, Burmese, Thai, Chinese', 50, (n) => denseWord(n, 40)), limit: 300 },
    { ...list('common in these', 30, (n) => everyday[dense[n % 5]!]![Math.floor(n / 5) % 12]!), limit: 600 },
    list('nowhere', 20, () => `${usual()}${usual()}`),
    {
      name: 'list: a word, by title, drafts',
      rounds: 20,
      ask: () => listEntries(who, { search: usual(), sort: 'title', state: 'draft' }, now),
    },
    { name: 'choices: a word', rounds: 40, ask: () => findTexts(who, { search: usual() }, now) },
    { name: 'choices: a common word', limit: 150, rounds: 20, ask: (n) => findTexts(who, { search: common(n) }, now) },
    {
      name: 'choices: part of a word',
      limit: 150,
      rounds: 20,
      ask: () => findTexts(who, { search: inside(usual()) }, now),
    },
    uploads('a rare word', rare),
    uploads('a common word', common),
    uploads('part of a word', () => inside(usual())),
    uploads('nowhere', () => `${usual()}${usual()}`),
    { name: 'uploads to choose from: a word', rounds: 30, ask: () => listMedia(who, { search: usual() }) },
    { name: 'uploads to choose from: nowhere', rounds: 30, ask: () => listMedia(who, { search: usual() + usual() }) },
  ]
}
