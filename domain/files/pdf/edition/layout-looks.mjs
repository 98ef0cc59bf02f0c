// @ts-check
/** @import { LayoutLine, LookedLine } from '../shapes' */

const maxLooks = 8 // looks of headings: in a document with more, headings cannot be recognised
const bulletPattern = /^[•◦▪●○■\uf0b7]/u

export class LineLooks {
  /** @type {Map<number, number>} */
  #sizes = new Map()
  /** @type {Map<string, number>} */
  #weights = new Map()
  #heaviest = 0
  /** @type {Map<string, { times: number, last: number }>} */
  #heads = new Map()
  /** @type {string[]} */
  #ranked = []
  /** Size and weight of most of the text. */
  body = 10
  usual = 400
  hasHeadings = false

  /** @param {LayoutLine[]} lines */
  noteLines(lines) {
    for (const { size, weight, text } of lines) {
      addCount(this.#sizes, size, text.length)
      addCount(this.#weights, `${size}/${Math.round(weight / 100)}`, text.length)
      this.#heaviest = Math.max(this.#heaviest, weight)
    }
  }

  findTextLook() {
    this.body = mostFrequent(this.#sizes) ?? 10
    const own = [...this.#weights].filter(([look]) => look.startsWith(`${this.body}/`))
    this.usual = Number((mostFrequent(new Map(own)) ?? '0/4').split('/')[1]) * 100
  }

  /** @param {LayoutLine} line */
  isBold({ weight }) {
    return weight > this.usual + Math.max(180, 0.8 * (this.#heaviest - this.usual))
  }

  /** @param {LookedLine[]} lines @param {number} page */
  noteHeads(lines, page) {
    for (const line of lines.filter((one) => this.isHeadLike(one))) {
      const look = lookOf(line)
      const seen = this.#heads.get(look) ?? { times: 0, last: page }
      this.#heads.set(look, { times: seen.times + 1, last: page })
    }
  }

  /** Ranks larger type higher. The title of the document does not lower its headings. */
  rankHeadings() {
    const ranked = [...this.#heads.keys()].sort(compareByRank)
    this.hasHeadings = ranked.length > 0 && ranked.length <= maxLooks
    const title = ranked.length > 1 ? this.#heads.get(ranked[0] ?? '') : undefined
    this.#ranked = title && title.times <= 3 && title.last === 1 ? ranked.slice(1) : ranked
  }

  /** @param {LookedLine} line */
  isHeading(line) {
    return this.hasHeadings && this.isHeadLike(line)
  }

  /** @param {LookedLine} line @returns {2 | 3} */
  levelOf(line) {
    return this.#ranked.indexOf(lookOf(line)) > 0 ? 3 : 2
  }

  /** @param {LookedLine} line */
  isHeadLike(line) {
    const { text, size, isBold } = line
    if (text.length >= 160 || bulletPattern.test(text) || !/\p{L}/u.test(text)) return false
    return size >= this.body * 1.12 || (isBold && size >= this.body * 0.95)
  }
}

/** @param {LookedLine} line */
export function lookOf({ size, isBold }) {
  return `${size}/${isBold ? 1 : 0}`
}

/** @param {string} a @param {string} b */
function compareByRank(a, b) {
  const [[sizeA = 0, boldA = 0], [sizeB = 0, boldB = 0]] = [parseLook(a), parseLook(b)]
  return sizeB - sizeA || boldB - boldA
}

/** @param {string} look */
function parseLook(look) {
  return look.split('/').map(Number)
}

/** @template K @param {Map<K, number>} map @param {K} key @param {number} n */
function addCount(map, key, n) {
  map.set(key, (map.get(key) ?? 0) + n)
}

/** @template K @param {Map<K, number>} map */
function mostFrequent(map) {
  return [...map].sort((a, b) => b[1] - a[1])[0]?.[0]
}
