// @ts-check
// Running heads, feet and page numbers: the same words (numbers aside) at the same height on several pages, at the edge of them.

/** @import { WithEdge } from '../shapes' */
/** @typedef {{ text: string, y: number }} Line */

const maxPlaces = 20_000

/** Counts repeated lines at the edges of pages, to find running heads and feet. */
export class RepeatedLines {
  /** @type {Map<string, number>} */
  #places = new Map()
  #pages = 0
  isEmpty = false

  /** @param {WithEdge<Line>[]} lines of one page */
  note(lines) {
    this.#pages++
    const places = new Set(lines.filter(({ isEdge }) => isEdge).map(repeatedLineKey))
    for (const place of places)
      if (this.#places.size < maxPlaces || this.#places.has(place))
        this.#places.set(place, (this.#places.get(place) ?? 0) + 1)
  }

  /** If more than half of a document repeats, it is not furniture: the pages are slides or copies of one page. @param {Iterable<{ lines: WithEdge<Line>[] }>} pages */
  findRepeated(pages, others = 0) {
    let [own, furniture] = [others, 0]
    for (const { lines } of pages)
      for (const line of lines)
        if (this.includes(line)) furniture += line.text.length
        else own += line.text.length
    this.isEmpty = furniture > own
  }

  /** @param {WithEdge<Line>} line */
  includes(line) {
    if (!line.isEdge || this.isEmpty) return false
    const often = Math.max(2, Math.min(3, this.#pages * 0.3))
    if ((this.#places.get(repeatedLineKey(line)) ?? 0) >= often) return true
    return line.isAlone && /^(?:page\s)?(?:\d{1,4}|[ivxlc]{1,6})$/i.test(line.text)
  }
}

/** @param {Line} line */
function repeatedLineKey({ text, y }) {
  return `${text.slice(0, 120).replace(/\d+|\b[ivxlc]+\b/g, '#')}@${Math.round(y / 4)}`
}

/** @template {Line} L @param {L[]} lines @param {number} height @returns {WithEdge<L>[]} */
export function withEdges(lines, height) {
  const bases = [...new Set(lines.map(({ y }) => Math.round(y)))].sort((a, b) => b - a)
  const rank = new Map(bases.map((base, n) => [base, n]))
  /** @type {Map<number, number>} */
  const onBase = new Map()
  for (const { y } of lines) onBase.set(Math.round(y), (onBase.get(Math.round(y)) ?? 0) + 1)
  return lines.map((line) => {
    const at = rank.get(Math.round(line.y)) ?? 0
    const isOuter = line.y > height * 0.9 || line.y < height * 0.1
    const isEdge = isOuter && (at < 2 || at >= bases.length - 2)
    const isAlone = (at < 1 || at === bases.length - 1) && onBase.get(Math.round(line.y)) === 1
    return { ...line, isEdge, isAlone }
  })
}
