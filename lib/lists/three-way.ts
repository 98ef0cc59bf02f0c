import { appendAll, diffLists } from '../text/text-diff'

/** `mine`, `theirs`: only one side changed it; `alike`: both made one change; `both`: someone has to choose. */
export type MergedStretch<T> = { is: 'same' | 'mine' | 'theirs' | 'alike' | 'both'; base: T[]; mine: T[]; theirs: T[] }

/** Khanna, Kunal and Pierce, “A formal investigation of diff3” (2007). */
export function threeWay<T>(base: T[], mine: T[], theirs: T[]): MergedStretch<T>[] {
  const [inMine, inTheirs] = [positionsIn(base, mine), positionsIn(base, theirs)]
  const out: MergedStretch<T>[] = []
  let [b, m, t] = [0, 0, 0]
  while (b < base.length || m < mine.length || t < theirs.length) {
    if (b < base.length && inMine[b] === m && inTheirs[b] === t) {
      let n = 0
      while (b + n < base.length && inMine[b + n] === m + n && inTheirs[b + n] === t + n) n++
      out.push(stretchOf(base.slice(b, b + n), mine.slice(m, m + n), theirs.slice(t, t + n)))
      ;[b, m, t] = [b + n, m + n, t + n]
      continue
    }
    // Up to the next item of the base that both sides still have.
    let next = b
    while (next < base.length && (inMine[next] === undefined || inTheirs[next] === undefined)) next++
    const [toMine, toTheirs] = [inMine[next] ?? mine.length, inTheirs[next] ?? theirs.length]
    out.push(stretchOf(base.slice(b, next), mine.slice(m, toMine), theirs.slice(t, toTheirs)))
    ;[b, m, t] = [next, toMine, toTheirs]
  }
  return out
}

/** Without a base, nobody knows who changed what: every difference is a choice. */
export function twoWay<T>(mine: T[], theirs: T[]): MergedStretch<T>[] {
  const out: MergedStretch<T>[] = []
  for (const { is, value } of diffLists(theirs, mine)) {
    if (is === 'same') out.push({ is: 'same', base: value, mine: value, theirs: value })
    else {
      const open = out.at(-1)?.is === 'both' ? out.at(-1)! : { is: 'both' as const, base: [], mine: [], theirs: [] }
      if (open !== out.at(-1)) out.push(open)
      appendAll(is === 'added' ? open.mine : open.theirs, value)
    }
  }
  return out
}

function positionsIn<T>(base: T[], other: T[]): (number | undefined)[] {
  const positions: (number | undefined)[] = []
  let at = 0
  for (const { is, value } of diffLists(base, other)) {
    if (is === 'added') at += value.length
    else for (let n = 0; n < value.length; n++) positions.push(is === 'same' ? at++ : undefined)
  }
  return positions
}

function stretchOf<T>(base: T[], mine: T[], theirs: T[]): MergedStretch<T> {
  const [mineChanged, theirsChanged, alike] = [
    !isEqualList(base, mine),
    !isEqualList(base, theirs),
    isEqualList(mine, theirs),
  ]
  const is =
    !mineChanged && !theirsChanged
      ? 'same'
      : alike
        ? 'alike'
        : !theirsChanged
          ? 'mine'
          : !mineChanged
            ? 'theirs'
            : 'both'
  return { is, base, mine, theirs }
}

function isEqualList<T>(a: T[], b: T[]) {
  return a.length === b.length && a.every((piece, n) => piece === b[n])
}
