import { eq, sql } from 'drizzle-orm'
import { prepared } from '@/db/connection'
import { mediaPages, revisions } from '@/db/schema'
import { countIntersection, hasBit, type Bits } from '@/lib/bits'
import { editDistance, mustDiffer } from '@/lib/edit-distance'
import { markedIn } from '@/lib/excerpt'
import { parseQuery, type SearchTerm } from '@/lib/search-terms'
import { lettersOf, plainLetters, letterRuns } from '@/lib/search-segments'
import type { Catalogue } from '../catalogue/catalogue'
import { matchOf, matchesOf } from './matches'
import { vocabulary, type Vocabulary } from './vocabulary'

/** What may have been meant, and how many results that has. */
export type Suggestion = { q: string; count: number }

const most = 3
/** How many near words are looked at closely, each with what is live: enough that words nobody may read crowd out none. */
const closely = 40

type SuggestionContext = { catalogue: Catalogue; terms: SearchTerm[]; within: Bits }

/**
 * Searches that differ from one that found nothing by a word that is nearly the same. The index holds words of texts that
 * nobody may read yet, or any longer: a word is said only where a live text that would be found has it.
 */
export async function suggestionsFor({ catalogue, terms, within }: SuggestionContext): Promise<Suggestion[]> {
  const meant = new Map<SearchTerm, string[]>()
  for (const term of terms)
    if (mayBeMisspelt(term) && !(await isHeld(catalogue, term))) meant.set(term, await liveWords(catalogue, term))
  const suggestions: Suggestion[] = []
  for (let n = 0; n < Math.max(0, ...[...meant.values()].map((words) => words.length)); n++) {
    // Of several misspelt words each is put right, with the nearest that it has.
    const q = terms.map((term) => meant.get(term)?.at(n) ?? meant.get(term)?.[0] ?? term.typed).join(' ')
    const count = countIntersection(within, (await matchesOf(catalogue, parseQuery(q))).has)
    if (count > 0) suggestions.push({ q, count })
  }
  return suggestions
}

/** The nearest words, as live texts spell them. */
async function liveWords(catalogue: Catalogue, term: SearchTerm): Promise<string[]> {
  const words: string[] = []
  for (const word of await nearWords(term)) {
    const spelled = await asSpelled(catalogue, word)
    if (spelled) words.push(spelled)
    if (words.length === most) break
  }
  return words
}

function mayBeMisspelt({ runs, isbn, excluded }: SearchTerm) {
  return runs.length === 1 && !isbn && !excluded && lettersOf(plainLetters(runs[0]!.text)).length >= 2
}

async function isHeld(catalogue: Catalogue, term: SearchTerm) {
  const { has } = await matchOf(catalogue, { ...term, isPrefix: false })
  return has.some((word) => word !== 0)
}

/** Words of the index that are nearly a word, the nearest first, and of these the most common. */
async function nearWords({ runs }: SearchTerm): Promise<string[]> {
  const [{ text, dense }] = runs as [SearchTerm['runs'][number]]
  const typed = plainLetters(text)
  const letters = lettersOf(typed)
  const far = letters.length > (dense ? 4 : 6) ? 2 : 1
  const near: { word: string; rows: number; distance: number }[] = []
  for (const [word, rows] of likely(await vocabulary(), letters)) {
    if (word === typed || (!dense && mustDiffer(typed, word, far))) continue
    const distance = editDistance(letters, lettersOf(word), far)
    if (distance <= far) near.push({ word, rows, distance })
  }
  near.sort((a, b) => a.distance - b.distance || b.rows - a.rows)
  return near.slice(0, closely).map(({ word }) => word)
}

/** Whoever misspells a word has its first letter right, as a rule, or wrote it second. */
function* likely(words: Vocabulary, [first = '', second = '']: string[]) {
  for (const letter of new Set([first[0]!, second[0]!])) yield* words.get(letter) ?? []
}

/** How a live text spells a word of the index, which keeps neither marks nor capitals; undefined where none has it. */
async function asSpelled(catalogue: Catalogue, word: string): Promise<string | undefined> {
  const term: SearchTerm = { typed: word, runs: letterRuns(word), excluded: false, isPrefix: false }
  const { own, pages } = await matchOf(catalogue, term)
  for (const text of [...(await someText(catalogue, own)), ...(await somePage(pages))]) {
    const found = markedIn(text, [term]).find(({ marked }) => marked)
    if (found) return found.text.toLowerCase()
  }
  return undefined
}

async function someText({ orders, facts }: Catalogue, own: Bits) {
  const number = orders.posted.find((number) => hasBit(own, number))
  if (number === undefined) return []
  const rows = await textsOf({ id: facts[number]!.revisionId })
  return rows.flatMap(({ title, summary, body }) => [title, summary, body])
}

async function somePage(pages: Uint32Array) {
  const rows = pages.length > 0 ? await pageTexts({ id: pages[0] }) : []
  return rows.map(({ text }) => text)
}

const textsOf = prepared((db) =>
  db
    .select({ title: revisions.title, summary: revisions.summary, body: revisions.bodyText })
    .from(revisions)
    .where(eq(revisions.id, sql.placeholder('id'))),
)

const pageTexts = prepared((db) =>
  db
    .select({ text: mediaPages.text })
    .from(mediaPages)
    .where(eq(mediaPages.id, sql.placeholder('id'))),
)
