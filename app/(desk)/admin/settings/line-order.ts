// The order of short lines, of which some stand under another: a list of rows, each of the second level belongs to the last of the
// first before it.

export type Row = { isSub?: boolean }

/** Returns where the block ends that begins at a row: it takes along what stands under it. */
function endOf(rows: Row[], at: number) {
  let end = at + 1
  if (!rows[at]?.isSub) while (rows[end]?.isSub) end++
  return end
}

/** A new order, and where the row that was moved is in it. */
type Moved<R> = { rows: R[]; at: number }

/** One step up or down; undefined at an end. What has others under it takes them along, past the whole of the next. */
export function stepped<R extends Row>(rows: R[], at: number, by: 1 | -1): Moved<R> | undefined {
  const end = endOf(rows, at)
  if (rows[at]!.isSub) {
    const to = at + by
    return to < 1 || to >= rows.length ? undefined : reordered(rows, { at, end, to: by > 0 ? to + 1 : to })
  }
  if (by > 0) return end >= rows.length ? undefined : reordered(rows, { at, end, to: endOf(rows, end) })
  let to = at - 1
  while (to > 0 && rows[to]!.isSub) to--
  return to < 0 ? undefined : reordered(rows, { at, end, to })
}

/** Returns whether a row can stand under the one before it: there has to be one, and nothing under itself. */
export function canNest(rows: Row[], at: number) {
  return at > 0 && !rows[at]!.isSub && endOf(rows, at) === at + 1
}

export function nested<R extends Row>(rows: R[], at: number): Moved<R> {
  return { rows: rows.with(at, { ...rows[at]!, isSub: true }), at }
}

/** Takes a row out from under another: it stands after that, and the others under that stay there. */
export function lifted<R extends Row>(rows: R[], at: number): Moved<R> {
  let to = at + 1
  while (rows[to]?.isSub) to++
  const moved = reordered(rows, { at, end: at + 1, to })
  return { ...moved, rows: moved.rows.with(moved.at, { ...rows[at]!, isSub: false }) }
}

export type Drop = { to: number; isSub: boolean }

/** Returns what a drop at a gap means (0 is above the first row): under another only where that is possible, and into no other block. */
export function dropAt(rows: Row[], at: number, { to, isSub }: Drop): Drop {
  const isAlone = endOf(rows, at) === at + 1
  const before = rows.slice(0, to).filter((_, n) => n < at || n >= endOf(rows, at))
  const asSub = isSub && isAlone && before.length > 0
  let gap = to
  if (!asSub) while (rows[gap]?.isSub && gap > 0 && !(gap > at && gap < endOf(rows, at))) gap++
  return { to: gap, isSub: asSub }
}

export function dropped<R extends Row>(rows: R[], at: number, drop: Drop): Moved<R> {
  const { to, isSub } = dropAt(rows, at, drop)
  const end = endOf(rows, at)
  const moved = to > at && to < end ? { rows, at } : reordered(rows, { at, end, to })
  return { ...moved, rows: moved.rows.with(moved.at, { ...rows[at]!, isSub }) }
}

/** Without a row and, if the others need that, with what stood under it on the first level. */
export function without<R extends Row>(rows: R[], at: number): R[] {
  const left = rows.toSpliced(at, 1)
  return left[0]?.isSub ? left.with(0, { ...left[0], isSub: false }) : left
}

/** Moves rows from `at` to `end` to the gap `to`, which is not within them. */
function reordered<R extends Row>(rows: R[], { at, end, to }: { at: number; end: number; to: number }): Moved<R> {
  const block = rows.slice(at, end)
  const others = rows.toSpliced(at, block.length)
  const place = to > at ? to - block.length : to
  return { rows: others.toSpliced(place, 0, ...block), at: place }
}
