// @ts-check
/** @import { LookedLine } from '../shapes' */

/** Keeps the drawing order unless it crosses columns. @param {LookedLine[]} lines @param {number} width */
export function sortByReadingOrder(lines, width) {
  const jumps = lines.filter((line, n) => line.y > (lines[n - 1]?.y ?? Infinity) + 2 * line.size).length
  const ordered =
    jumps <= Math.max(2, lines.length * 0.08) ? lines : (sortByColumns(lines, width) ?? sortByHeight(lines))
  return withNumbersInPlace(ordered)
}

/** @param {LookedLine[]} lines */
function sortByHeight(lines) {
  return [...lines].sort((a, b) => (Math.abs(a.y - b.y) < 2 ? a.left - b.left : b.y - a.y))
}

/** @param {LookedLine[]} lines @param {number} width */
function sortByColumns(lines, width) {
  const middle = width / 2
  const isLeft = (/** @type {LookedLine} */ { right }) => right < middle + 4
  const isWhole = (/** @type {LookedLine} */ { left, right }) => left < middle - 10 && right > middle + 10
  const whole = lines.filter(isWhole)
  const isRight = (/** @type {LookedLine} */ { left }) => left > middle - 4
  const isInColumns = lines.filter(isLeft).length > 5 && lines.filter(isRight).length > 5
  if (!isInColumns || whole.length >= lines.length * 0.25) return undefined
  /** @type {LookedLine[]} */
  const ordered = []
  let rest = lines.filter((line) => !isWhole(line))
  const take = (/** @type {(line: LookedLine) => boolean} */ isInBand) => {
    const band = sortByHeight(rest.filter(isInBand))
    ordered.push(...band.filter(isLeft), ...band.filter((line) => !isLeft(line)))
    rest = rest.filter((line) => !isInBand(line))
  }
  for (const line of [...whole].sort((a, b) => b.y - a.y)) {
    take(({ y }) => y > line.y)
    ordered.push(line)
  }
  take(() => true)
  return ordered
}

const maxMoved = 300

/** @param {LookedLine[]} lines */
function withNumbersInPlace(lines) {
  const ordered = [...lines]
  let moved = 0
  for (let n = 2; n < ordered.length && moved < maxMoved; n++) {
    const [before, line] = [ordered[n - 1], ordered[n]]
    if (!before || !line || !/^[\divxlc]{1,4}$/i.test(line.text) || Math.abs(before.y - line.y) < 2) continue
    const place = ordered.findIndex(
      (other, at) =>
        at < n - 1 &&
        Math.abs(other.y - line.y) < 0.3 * other.size &&
        other.right < line.left &&
        !/^\d{1,4}$/.test(other.text),
    )
    if (place < 0) continue
    ordered.splice(n, 1)
    ordered.splice(place + 1, 0, line)
    moved++
  }
  return ordered
}
