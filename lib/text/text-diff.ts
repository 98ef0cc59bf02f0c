import { diffArrays } from 'diff'
import { segmentsOf } from './word-segments'

export type DiffRun<T = string> = { is: 'same' | 'removed' | 'added'; value: T }

/** With more insertions and removals, two lists count as wholly different: the search is quadratic. */
const maxEdits = 500

/** Divides at word boundaries of the language: Khmer, Thai, Lao, Burmese and Chinese have no spaces. */
export function textPieces(text: string, language: string): string[] {
  return Array.from(segmentsOf(text, language), ({ segment }) => segment)
}

export function diffLists<T>(before: T[], after: T[]): DiffRun<T[]>[] {
  const number = numberThings<T>()
  const changes = diffArrays(before.map(number), after.map(number), { maxEditLength: maxEdits })
  if (!changes) return wholeReplacement(before, after)
  let [b, a] = [0, 0]
  return changes.map(({ added, removed, count }) => {
    const is = runKind(added, removed)
    const value = is === 'removed' ? before.slice(b, b + count) : after.slice(a, a + count)
    if (is !== 'added') b += count
    if (is !== 'removed') a += count
    return { is, value }
  })
}

/** Gives equal things one number: numbers compare faster than long texts. */
function numberThings<T>() {
  const numbers = new Map<T, number>()
  return (thing: T) => {
    const number = numbers.get(thing) ?? numbers.size
    numbers.set(thing, number)
    return number
  }
}

function wholeReplacement<T>(before: T[], after: T[]): DiffRun<T[]>[] {
  const runs: DiffRun<T[]>[] = [
    { is: 'removed', value: before },
    { is: 'added', value: after },
  ]
  return runs.filter((run) => run.value.length > 0)
}

function runKind(added: boolean, removed: boolean): DiffRun['is'] {
  if (added) return 'added'
  return removed ? 'removed' : 'same'
}

/** The runs of one side, joined, give its text. */
export function diffWords(before: string, after: string, language: string): DiffRun[] {
  const runs = diffPieces(textPieces(before, language), textPieces(after, language), isSpace)
  return runs.map(({ is, value }) => ({ is, value: value.join('') }))
}

/** A lone gap between changed pieces counts as changed: one passage is easier to read. */
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
      if (is !== 'added') appendAll(removed, value)
      if (is !== 'removed') appendAll(added, value)
    }
    if (removed.length) out.push({ is: 'removed', value: removed })
    if (added.length) out.push({ is: 'added', value: added })
  }
  return out
}

/**
 * Compares letter by letter. A few equal letters between larger changes count as changed, such as the "d" of "long and
 * wet" and "muddy". A change that fits several places begins and ends at gaps: in "one to two" it is "to ", not "o t".
 */
export function diffLetters<T>(before: T[], after: T[], isGap: (piece: T) => boolean): DiffRun<T[]>[] {
  const runs = withoutIslands(diffLists(before, after), isGap)
  for (const [n, run] of runs.entries()) {
    const [left, right] = [runs[n - 1], runs[n + 1]]
    if (run.is === 'same' || left?.is !== 'same' || (right && right.is !== 'same')) continue
    const by = slideToGap(left.value, run.value, right?.value ?? [], isGap)
    if (by > 0) {
      const moved = [...run.value, ...right!.value.splice(0, by)]
      appendAll(left.value, moved.slice(0, by))
      run.value = moved.slice(by)
    }
    if (by < 0) {
      const moved = [...left.value.splice(by), ...run.value]
      const behind = right ?? { is: 'same', value: [] }
      if (!right) runs.push(behind)
      behind.value = [...moved.slice(by), ...behind.value]
      run.value = moved.slice(0, by)
    }
  }
  return runs.filter(({ value }) => value.length > 0)
}

type ChangedStretch<T> = { removed: T[]; added: T[] }

function withoutIslands<T>(runs: DiffRun<T[]>[], isGap: (piece: T) => boolean): DiffRun<T[]>[] {
  const turns: (ChangedStretch<T> & { same: T[] })[] = [{ removed: [], added: [], same: [] }]
  for (const { is, value } of runs) {
    const last = turns.at(-1)!
    if (is === 'same') appendAll(last.same, value)
    else if (last.same.length === 0) appendAll(last[is], value)
    else turns.push({ removed: [], added: [], same: [], [is]: value })
  }
  const out: typeof turns = []
  for (const turn of turns) {
    let [left, right] = [out.at(-1), turn]
    while (left && isIsland(left, right, isGap)) {
      out.pop()
      const removed = [...left.removed, ...left.same, ...right.removed]
      right = { removed, added: [...left.added, ...left.same, ...right.added], same: right.same }
      left = out.at(-1)
    }
    out.push(right)
  }
  return out
    .flatMap(({ removed, added, same }): DiffRun<T[]>[] => [
      { is: 'removed', value: removed },
      { is: 'added', value: added },
      { is: 'same', value: same },
    ])
    .filter(({ value }) => value.length > 0)
}

function isIsland<T>(left: ChangedStretch<T> & { same: T[] }, right: ChangedStretch<T>, isGap: (piece: T) => boolean) {
  const changed = ({ removed, added }: ChangedStretch<T>) => Math.max(removed.length, added.length)
  return left.same.length <= Math.min(changed(left), changed(right)) && !left.same.some(isGap)
}

const farthestSlide = 100

/** Returns how far to move a run (negative: left) for gaps at both ends, or at one. */
function slideToGap<T>(left: T[], run: T[], right: T[], isGap: (piece: T) => boolean): number {
  const around = [...left.slice(-farthestSlide), ...run, ...right.slice(0, farthestSlide)]
  const start = Math.min(left.length, farthestSlide)
  const isBetween = (at: number) => {
    if (at === 0) return left.length <= farthestSlide
    if (at === around.length) return right.length <= farthestSlide
    return isGap(around[at - 1]!) || isGap(around[at]!)
  }
  const gapsAt = (from: number) => Number(isBetween(from)) + Number(isBetween(from + run.length))
  let best = { from: start, gaps: gapsAt(start) }
  const look = (from: number) => {
    const gaps = gapsAt(from)
    if (gaps > best.gaps) best = { from, gaps }
  }
  for (let from = start; from > 0 && around[from - 1] === around[from - 1 + run.length]; from--) look(from - 1)
  for (let from = start; around[from + run.length] !== undefined && around[from] === around[from + run.length]; from++)
    look(from + 1)
  return best.from - start
}

export function isSpace(text: string) {
  return /^[\s\u200b]+$/.test(text)
}

/** A loop, because `push(...things)` fails with too many arguments. */
export function appendAll<T>(list: T[], things: readonly T[]) {
  for (const thing of things) list.push(thing)
}
