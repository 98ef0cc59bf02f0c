import { dictionaryWords, letterPairs, type LetterRun } from '../../lib/search/search-segments'
import type { TermQuery } from './types'

/** Writes a term for FTS5, quoted: nothing is an operator. `apart`: dictionary words instead of letter pairs. */
export function ftsQuery({ runs, isbn, isPrefix, apart = false }: TermQuery): string {
  const groups = phraseGroups(runs)
  const typed = groups
    .map((group, n) => ftsGroup(group, { isPrefix: isPrefix && n === groups.length - 1, apart }))
    .join(' AND ')
  return isbn ? `((${typed}) OR "${isbn}")` : typed
}

/** Faster than {@link ftsQuery} if only rows are needed: FTS5 compares positions only in rows with the first part. */
export function ftsRowsQuery(term: TermQuery): string {
  const [run] = term.runs
  const match = ftsQuery(term)
  if (term.runs.length > 1 || !run!.dense || term.isbn || term.apart || dictionaryWords(run!.text).length > 1)
    return match
  const pieces = letterPairs(run!.text).slice(0, -1)
  if (pieces.length < 2) return match
  const word = ftsPhrase([run!.text], false)
  const all = pieces.map((piece, n) => ftsPhrase([piece], term.isPrefix && n === pieces.length - 1)).join(' AND ')
  return `${word} OR (((${all}) NOT ${word}) AND ${match})`
}

/** Joins words in a row to one phrase; a run without spaces is a group of its own. */
export function phraseGroups(runs: LetterRun[]): LetterRun[][] {
  const groups: LetterRun[][] = []
  for (const run of runs) {
    const last = groups.at(-1)
    if (last && !run.dense && !last[0]!.dense) last.push(run)
    else groups.push([run])
  }
  return groups
}

function ftsGroup(group: LetterRun[], { isPrefix, apart }: { isPrefix: boolean; apart: boolean }) {
  const [{ text, dense }] = group as [LetterRun]
  if (!dense)
    return ftsPhrase(
      group.map((run) => run.text),
      isPrefix,
    )
  if (apart) return ftsPhrase(dictionaryWords(text), isPrefix)
  const pieces = letterPairs(text)
  // A single letter is the start of a pair; otherwise the last pair has the last letter.
  return pieces.length === 1 ? ftsPhrase(pieces, true) : ftsPhrase(pieces.slice(0, -1), isPrefix)
}

function ftsPhrase(words: string[], isPrefix: boolean) {
  return `"${words.join(' ')}"${isPrefix ? ' *' : ''}`
}
