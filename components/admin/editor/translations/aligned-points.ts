/** A height in one text, and the one in the other text that stands beside it (CSS px). */
export type Point = { here: number; there: number }

/** The height in the other text for one in this, along the points in their order; before the first and after the last, as far away. */
export function along(points: readonly Point[], y: number): number | undefined {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return undefined
  if (y <= first.here) return first.there - (first.here - y)
  if (y >= last.here) return last.there + (y - last.here)
  const after = points.findIndex(({ here }) => here > y)
  const [from, to] = [points[after - 1]!, points[after]!]
  const part = (y - from.here) / (to.here - from.here)
  return from.there + part * (to.there - from.there)
}

/** Returns the points as seen from the other text. */
export function turned(points: readonly Point[]): Point[] {
  return points.map(({ here, there }) => ({ here: there, there: here }))
}
