const maxLooks = 8 // of headings: a document with more has none that can be told
const bullet = /^[•◦▪●○■\uf0b7]/u

/** Gathers what the lines of a document look like, and says afterwards which of them are headings, and of what level. */
export class Looks {
  #sizes = new Map()
  #weights = new Map()
  #heaviest = 0
  #heads = new Map()
  #ranked = []

  /** The first time through the document. */
  noteLines(lines) {
    for (const { size, weight, text } of lines) {
      add(this.#sizes, size, text.length)
      add(this.#weights, `${size}/${Math.round(weight / 100)}`, text.length)
      this.#heaviest = Math.max(this.#heaviest, weight)
    }
  }

  /** What the text of the document is set in, once all lines are noted. */
  settleText() {
    this.body = mostOf(this.#sizes) ?? 10
    const own = [...this.#weights].filter(([look]) => look.startsWith(`${this.body}/`))
    this.usual = Number((mostOf(new Map(own)) ?? '0/4').split('/')[1]) * 100
  }

  isBold({ weight }) {
    return weight > this.usual + Math.max(180, 0.8 * (this.#heaviest - this.usual))
  }

  /** The second time: lines that look like headings, without furniture. */
  noteHeads(lines, page) {
    for (const line of lines.filter((one) => this.isHeadLike(one))) {
      const look = lookOf(line)
      const seen = this.#heads.get(look) ?? { times: 0, last: page }
      this.#heads.set(look, { times: seen.times + 1, last: page })
    }
  }

  /** Larger type is a higher level. The title of the document does not push its headings down. */
  settleHeads() {
    const ranked = [...this.#heads.keys()].sort(byRank)
    this.hasHeadings = ranked.length > 0 && ranked.length <= maxLooks
    const title = ranked.length > 1 ? this.#heads.get(ranked[0]) : undefined
    this.#ranked = title && title.times <= 3 && title.last === 1 ? ranked.slice(1) : ranked
  }

  isHeading(line) {
    return this.hasHeadings && this.isHeadLike(line)
  }

  levelOf(line) {
    return this.#ranked.indexOf(lookOf(line)) > 0 ? 3 : 2
  }

  isHeadLike(line) {
    const { text, size, isBold } = line
    if (text.length >= 160 || bullet.test(text) || !/\p{L}/u.test(text)) return false
    return size >= this.body * 1.12 || (isBold && size >= this.body * 0.95)
  }
}

export function lookOf({ size, isBold }) {
  return `${size}/${isBold ? 1 : 0}`
}

function byRank(a, b) {
  const [[sizeA, boldA], [sizeB, boldB]] = [a.split('/').map(Number), b.split('/').map(Number)]
  return sizeB - sizeA || boldB - boldA
}

function add(map, key, n) {
  map.set(key, (map.get(key) ?? 0) + n)
}

function mostOf(map) {
  return [...map].sort((a, b) => b[1] - a[1])[0]?.[0]
}
