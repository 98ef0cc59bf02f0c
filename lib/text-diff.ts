import { diffArrays } from 'diff'

/** A run of a text that is in both versions or only in one of them. */
export type Run<T = string> = { is: 'same' | 'removed' | 'added'; value: T }

/** How many insertions and removals are looked for before two lists count as wholly different: the search is quadratic. */
const mostEdits = 1_000

/**
 * A text cut where its language has word boundaries: Khmer, Thai, Lao, Burmese and Chinese have no spaces. Spaces and
 * marks of punctuation are pieces of their own, and no cut goes through what readers see as one letter.
 */
export function pieces(text: string, language: string): string[] {
  const cut = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, cut)
  return Array.from(cut.segment(text), ({ segment }) => segment)
}
const segmenters = new Map<string, Intl.Segmenter>()

/** What was removed from one list and added to get the other, in order. Equal means `===`. */
export function diffLists<T>(before: T[], after: T[]): Run<T[]>[] {
  const changes = diffArrays(before, after, { maxEditLength: mostEdits })
  if (changes) return changes.map(({ added, removed, value }) => ({ is: kind(added, removed), value }))
  const wholly: Run<T[]>[] = [
    { is: 'removed', value: before },
    { is: 'added', value: after },
  ]
  return wholly.filter((run) => run.value.length > 0)
}

function kind(added: boolean, removed: boolean): Run['is'] {
  if (added) return 'added'
  return removed ? 'removed' : 'same'
}

/** What changed from one text to the other, in whole words of its language. The same runs joined give either text back. */
export function diffWords(before: string, after: string, language: string): Run[] {
  const runs = diffPieces(pieces(before, language), pieces(after, language), isSpace)
  return runs.map(({ is, value }) => ({ is, value: value.join('') }))
}

/** A gap alone between two changed pieces is changed with them: one passage to read instead of two fragments. */
export function diffPieces<T>(before: T[], after: T[], isGap: (piece: T) => boolean): Run<T[]>[] {
  const runs = diffLists(before, after)
  const out: Run<T[]>[] = []
  for (let at = 0; at < runs.length;) {
    if (runs[at]!.is === 'same') {
      out.push(runs[at++]!)
      continue
    }
    const [removed, added] = [[] as T[], [] as T[]]
    for (; at < runs.length; at++) {
      const { is, value } = runs[at]!
      if (is === 'same' && !(value.every(isGap) && at + 1 < runs.length)) break
      if (is !== 'added') removed.push(...value)
      if (is !== 'removed') added.push(...value)
    }
    if (removed.length) out.push({ is: 'removed', value: removed })
    if (added.length) out.push({ is: 'added', value: added })
  }
  return out
}

export function isSpace(text: string) {
  return /^[\s\u200b]+$/.test(text)
}
