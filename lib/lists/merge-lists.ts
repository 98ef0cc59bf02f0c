import { appendAll, diffLists } from '../text/text-diff'

type Change<T> = { from: number; to: number; put: T[] }

/** Applies both sides' changes; undefined if they clash. Additions at one place: theirs first; 'choose': a clash. */
export function mergeLists<T>(
  base: T[],
  mine: T[],
  theirs: T[],
  { onePlace = 'both' }: { onePlace?: 'both' | 'choose' } = {},
): T[] | undefined {
  const [ours, others] = [changesIn(base, mine), changesIn(base, theirs)]
  const out: T[] = []
  let at = 0
  function take({ from, to, put }: Change<T>) {
    appendAll(out, base.slice(at, from))
    appendAll(out, put)
    at = to
  }
  while (ours.length || others.length) {
    const [one, other] = [ours[0], others[0]]
    if (!one || !other || !changesTouch(one, other)) {
      take(other && (!one || comesBefore(other, one)) ? others.shift()! : ours.shift()!)
      continue
    }
    const both = mergeChangePair(one, other, onePlace)
    if (!both) return undefined
    take({ ...both, from: Math.max(at, both.from) })
    // The longer of two removals may reach into the next change of the other side.
    for (const list of [ours, others]) {
      const rest = list.shift()!
      if (rest.to > both.to) list.unshift({ ...rest, from: both.to })
    }
  }
  appendAll(out, base.slice(at))
  return out
}

function changesIn<T>(base: T[], other: T[]): Change<T>[] {
  const changes: Change<T>[] = []
  let at = 0
  let open: Change<T> | undefined
  for (const { is, value } of diffLists(base, other)) {
    if (is === 'same') {
      at += value.length
      open = undefined
      continue
    }
    if (!open) changes.push((open = { from: at, to: at, put: [] }))
    if (is === 'added') appendAll(open.put, value)
    else open.to = at += value.length
  }
  return changes
}

/** Words added next to changed words do not conflict; next to removed words they do. */
function changesTouch<T>(one: Change<T>, other: Change<T>) {
  if (isAddition(one) || isAddition(other)) {
    const near = one.from <= other.to && other.from <= one.to
    if (isAddition(one) && isAddition(other)) return near
    const [addition, change] = isAddition(one) ? [one, other] : [other, one]
    return isRemoval(change) ? near : change.from < addition.from && addition.from < change.to
  }
  return one.from < other.to && other.from < one.to
}

function mergeChangePair<T>(one: Change<T>, other: Change<T>, onePlace: 'both' | 'choose'): Change<T> | undefined {
  const isSamePlace = one.from === other.from && one.to === other.to
  const isSame = one.put.length === other.put.length && startsWith(one.put, other.put)
  if (isSamePlace && isSame) return one
  if (isSamePlace && isAddition(one)) {
    // If one addition begins with the other, its author has both.
    if (startsWith(one.put, other.put)) return one
    if (startsWith(other.put, one.put)) return other
    return onePlace === 'both' ? { ...one, put: other.put.concat(one.put) } : undefined
  }
  if (!isRemoval(one) || !isRemoval(other)) return undefined
  return { from: Math.min(one.from, other.from), to: Math.min(one.to, other.to), put: [] }
}

function comesBefore<T>(one: Change<T>, other: Change<T>) {
  return one.from < other.from || (one.from === other.from && one.to <= other.to)
}

function isAddition<T>({ from, to }: Change<T>) {
  return from === to
}

function isRemoval<T>({ from, to, put }: Change<T>) {
  return from < to && put.length === 0
}

function startsWith<T>(list: T[], beginning: T[]) {
  return beginning.every((thing, n) => thing === list[n])
}
