import { diffArrays } from 'diff'
import { segmentsOf } from './word-segments'

/** A run of a text that is in both versions or only in one of them. */
export type DiffRun<T = string> = { is: 'same' | 'removed' | 'added'; value: T }

/** How many insertions and removals are looked for before two lists count as wholly different: the search is quadratic. */
const mostEdits = 500

/**
 * A text cut where its language has word boundaries: Khmer, Thai, Lao, Burmese and Chinese have no spaces. Spaces and
 * marks of punctuation are pieces of their own, and no cut goes through what readers see as one letter.
 */
export function pieces(text: string, language: string): string[] {
  return Array.from(segmentsOf(text, language), ({ segment }) => segment)
}

/** The items that were removed from one list and added to get the other, in order. Equal means `===`. */
export function diffLists<T>(before: T[], after: T[]): DiffRun<T[]>[] {
  const number = numbering<T>()
  const changes = diffArrays(before.map(number), after.map(number), { maxEditLength: mostEdits })
  if (!changes) return wholly(before, after)
  let [b, a] = [0, 0]
  return changes.map(({ added, removed, count }) => {
    const is = kind(added, removed)
    const value = is === 'removed' ? before.slice(b, b + count) : after.slice(a, a + count)
    if (is !== 'added') b += count
    if (is !== 'removed') a += count
    return { is, value }
  })
}

/** Equal things get the same number: numbers are compared sooner than long texts. */
function numbering<T>() {
  const numbers = new Map<T, number>()
  return (thing: T) => {
    const number = numbers.get(thing) ?? numbers.size
    numbers.set(thing, number)
    return number
  }
}

function wholly<T>(before: T[], after: T[]): DiffRun<T[]>[] {
  const runs: DiffRun<T[]>[] = [
    { is: 'removed', value: before },
    { is: 'added', value: after },
  ]
  return runs.filter((run) => run.value.length > 0)
}

function kind(added: boolean, removed: boolean): DiffRun['is'] {
  if (added) return 'added'
  return removed ? 'removed' : 'same'
}

/** What changed from one text to the other, in whole words of its language. The same runs joined give either text back. */
export function diffWords(before: string, after: string, language: string): DiffRun[] {
  const runs = diffPieces(pieces(before, language), pieces(after, language), isSpace)
  return runs.map(({ is, value }) => ({ is, value: value.join('') }))
}

/** A gap alone between two changed pieces is changed with them: one passage to read instead of two fragments. */
export function diffPieces<T>(before: T[], after: T[], isGap: (piece: T) => boolean): DiffRun<T[]>[] {
  const runs = diffLists(before, after)
  const out: DiffRun<T[]>[] = []
  for (let at = 0; at < runs.length;) {
    if (runs[at]!.is === 'same') {
      out.push(runs[at++]!)
      continue
    }
    const [removed, added] = [[] as T[], [] as T[]]
    for (; at < runs.length; at++) {
      const { is, value } = runs[at]!
      if (is === 'same' && !(value.every(isGap) && at + 1 < runs.length)) break
      if (is !== 'added') append(removed, value)
      if (is !== 'removed') append(added, value)
    }
    if (removed.length) out.push({ is: 'removed', value: removed })
    if (added.length) out.push({ is: 'added', value: added })
  }
  return out
}

export function isSpace(text: string) {
  return /^[\s\u200b]+$/.test(text)
}

/** Adds things to the end of a list. A call can take only so many arguments: `push(...things)` fails where there are many. */
export function append<T>(list: T[], things: readonly T[]) {
  for (const thing of things) list.push(thing)
}
