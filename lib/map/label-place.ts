import { areaOf, type Point } from './path'

const wide = 3

/** Returns the point of a grid farthest from the edges, above all horizontally: names are wide. */
export function labelPlace(rings: Point[][], box: { width: number; height: number }): Point | undefined {
  const ring = rings.toSorted((a, b) => areaOf(b) - areaOf(a))[0]
  if (!ring) return undefined
  const inView = (n: number, max: number) => Math.min(max, Math.max(0, n))
  const xs = ring.map(([x]) => inView(x, box.width))
  const ys = ring.map(([, y]) => inView(y, box.height))
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  let best: { point: Point; room: number } | undefined
  for (let row = 1; row < steps; row++)
    for (let column = 1; column < steps; column++) {
      const point: Point = [left + ((right - left) * column) / steps, top + ((bottom - top) * row) / steps]
      if (!isInside(point, ring)) continue
      const room = Math.min(roomAround(point, ring), ...edges(point, box))
      if (!best || room > best.room) best = { point, room }
    }
  return best && [Math.round(best.point[0]), Math.round(best.point[1])]
}

const steps = 16

function edges([x, y]: Point, { width, height }: { width: number; height: number }) {
  return [x / wide, (width - x) / wide, y, height - y]
}

function roomAround([x, y]: Point, ring: Point[]) {
  let min = Infinity
  ring.forEach(([ax, ay], n) => {
    const [bx, by] = ring[(n + 1) % ring.length]!
    const [dx, dy] = [(bx - ax) / wide, by - ay]
    const [px, py] = [(x - ax) / wide, y - ay]
    const along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy || 1)))
    min = Math.min(min, Math.hypot(px - along * dx, py - along * dy))
  })
  return min
}

function isInside([x, y]: Point, ring: Point[]) {
  let inside = false
  ring.forEach(([ax, ay], n) => {
    const [bx, by] = ring[(n + 1) % ring.length]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  })
  return inside
}
