// The order of rows on two levels: each row of the second level belongs to the last row of the first before it.

export type MenuRow = { isSub?: boolean }

function endOfBranch(rows: MenuRow[], at: number) {
  let end = at + 1
  if (!rows[at]?.isSub) while (rows[end]?.isSub) end++
  return end
}

type RowMove<R> = { rows: R[]; at: number }

/** Moves a row one step with the rows under it, past the whole next block; undefined at an end. */
export function stepRow<R extends MenuRow>(rows: R[], at: number, by: 1 | -1): RowMove<R> | undefined {
  const end = endOfBranch(rows, at)
  if (rows[at]!.isSub) {
    const to = at + by
    return to < 1 || to >= rows.length ? undefined : moveBranch(rows, { at, end, to: by > 0 ? to + 1 : to })
  }
  if (by > 0) return end >= rows.length ? undefined : moveBranch(rows, { at, end, to: endOfBranch(rows, end) })
  let to = at - 1
  while (to > 0 && rows[to]!.isSub) to--
  return to < 0 ? undefined : moveBranch(rows, { at, end, to })
}

export function canNest(rows: MenuRow[], at: number) {
  return at > 0 && !rows[at]!.isSub && endOfBranch(rows, at) === at + 1
}

export function nestRow<R extends MenuRow>(rows: R[], at: number): RowMove<R> {
  return { rows: rows.with(at, { ...rows[at]!, isSub: true }), at }
}

/** Moves a row out after its block; the others of the block stay. */
export function liftRow<R extends MenuRow>(rows: R[], at: number): RowMove<R> {
  let to = at + 1
  while (rows[to]?.isSub) to++
  const moved = moveBranch(rows, { at, end: at + 1, to })
  return { ...moved, rows: moved.rows.with(moved.at, { ...rows[at]!, isSub: false }) }
}

export type DropTarget = { to: number; isSub: boolean }

/** Limits a drop at a gap (0: above the first row). Only a row without sub-rows can become one; no block is split. */
export function dropAt(rows: MenuRow[], at: number, { to, isSub }: DropTarget): DropTarget {
  const isAlone = endOfBranch(rows, at) === at + 1
  const before = rows.slice(0, to).filter((_, n) => n < at || n >= endOfBranch(rows, at))
  const asSub = isSub && isAlone && before.length > 0
  let gap = to
  if (!asSub) while (rows[gap]?.isSub && gap > 0 && !(gap > at && gap < endOfBranch(rows, at))) gap++
  return { to: gap, isSub: asSub }
}

export function dropRow<R extends MenuRow>(rows: R[], at: number, drop: DropTarget): RowMove<R> {
  const { to, isSub } = dropAt(rows, at, drop)
  const end = endOfBranch(rows, at)
  const moved = to > at && to < end ? { rows, at } : moveBranch(rows, { at, end, to })
  return { ...moved, rows: moved.rows.with(moved.at, { ...rows[at]!, isSub }) }
}

/** Removes a row. A first row cannot be under another. */
export function removeRow<R extends MenuRow>(rows: R[], at: number): R[] {
  const left = rows.toSpliced(at, 1)
  return left[0]?.isSub ? left.with(0, { ...left[0], isSub: false }) : left
}

function moveBranch<R extends MenuRow>(
  rows: R[],
  { at, end, to }: { at: number; end: number; to: number },
): RowMove<R> {
  const block = rows.slice(at, end)
  const others = rows.toSpliced(at, block.length)
  const place = to > at ? to - block.length : to
  return { rows: others.toSpliced(place, 0, ...block), at: place }
}
