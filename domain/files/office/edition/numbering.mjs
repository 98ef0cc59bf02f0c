// @ts-check
import { readElements } from './sax.mjs'

/** @typedef {{ format: string, text: string, start: number }} Level */

const maxLists = 10_000

/** ECMA-376 part 1, 17.9. @param {AsyncIterable<Buffer> | undefined} stream */
export async function readNumbering(stream) {
  /** @type {Map<string, { levels: Level[], style?: string }>} */
  const abstract = new Map()
  /** @type {Map<string, { of: string, starts: Map<number, number> }>} */
  const lists = new Map()
  /** @type {{ levels: Level[], style?: string } | undefined} */
  let definition
  /** @type {{ of: string, starts: Map<number, number> } | undefined} */
  let list
  /** @type {Level | undefined} */
  let level
  let overridden = 0
  if (stream)
    await readElements(stream, {
      open({ name, attributes }) {
        const value = attributes['w:val'] ?? ''
        if (name === 'w:abstractNum' && abstract.size < maxLists)
          abstract.set(attributes['w:abstractNumId'] ?? '', (definition = { levels: [] }))
        else if (name === 'w:num' && lists.size < maxLists)
          lists.set(attributes['w:numId'] ?? '', (list = { of: '', starts: new Map() }))
        else if (name === 'w:abstractNumId' && list) list.of = value
        else if (name === 'w:lvlOverride') overridden = Number(attributes['w:ilvl'])
        else if (name === 'w:startOverride' && list) list.starts.set(overridden, Number(value) || 0)
        else if (name === 'w:lvl') {
          level = { format: 'decimal', text: '', start: 1 }
          const n = Number(attributes['w:ilvl'] ?? 0)
          if (definition && !list && n < 9) definition.levels[n] = level
        } else if (name === 'w:numFmt' && level) level.format = value
        else if (name === 'w:lvlText' && level) level.text = value.slice(0, 60)
        else if (name === 'w:start' && level) level.start = Math.max(0, Math.min(9_999, Number(value) || 0))
      },
      close(name) {
        if (name === 'w:abstractNum') definition = undefined
        else if (name === 'w:num') list = undefined
        else if (name === 'w:lvl') level = undefined
      },
      text() {},
    })
  return new Numbers(abstract, lists)
}

export class Numbers {
  /**
   * @param {Map<string, { levels: Level[] }>} abstract
   * @param {Map<string, { of: string, starts: Map<number, number> }>} lists
   */
  constructor(abstract, lists) {
    this.abstract = abstract
    this.lists = lists
    /** @type {Map<string, (number | undefined)[]>} */
    this.counts = new Map()
    /** @type {Set<string>} */
    this.begun = new Set()
  }

  /** @param {string} numId @param {number} depth from 0 */
  next(numId, depth) {
    const list = this.lists.get(numId)
    const levels = list && this.abstract.get(list.of)?.levels
    const level = levels?.[depth]
    if (!list || !level) return undefined
    const counts = this.counts.get(list.of) ?? []
    this.counts.set(list.of, counts)
    const own = list.starts.get(depth)
    const key = `${numId} ${depth}`
    // Lists of one definition continue counting, unless one sets its own start.
    if (own !== undefined && !this.begun.has(key)) counts[depth] = own - 1
    this.begun.add(key)
    const n = (counts[depth] ?? level.start - 1) + 1
    counts[depth] = n
    counts.length = depth + 1
    const label = level.text.replace(/%([1-9])/g, (_, at) => {
      const other = levels[Number(at) - 1]
      return other ? formatNumber(counts[Number(at) - 1] ?? other.start, other.format) : ''
    })
    return { format: level.format, text: level.text, n, label: label.trim() }
  }
}

/** @param {number} n @param {string} format */
function formatNumber(n, format) {
  if (format === 'lowerLetter') return formatLetters(n)
  if (format === 'upperLetter') return formatLetters(n).toUpperCase()
  if (format === 'lowerRoman') return formatRoman(n)
  if (format === 'upperRoman') return formatRoman(n).toUpperCase()
  if (format === 'decimalZero') return String(n).padStart(2, '0')
  const digits = /** @type {Record<string, string>} */ (digitSystems)[format]
  if (digits) return n.toLocaleString(`en-u-nu-${digits}`, { useGrouping: false })
  if (chineseFormats.test(format)) return formatChinese(n)
  return format === 'bullet' || format === 'none' ? '' : String(n)
}

const digitSystems = { thaiNumbers: 'thai', ideographDigital: 'hanidec', hindiNumbers: 'deva' }
const chineseFormats = /^(chineseCounting(Thousand)?|(taiwanese|japanese)Counting(Thousand)?)$/

/** Writes numbers as 九, 十, 十二, 二十三. @param {number} n */
function formatChinese(n) {
  if (n < 1 || n > 99) return String(n)
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return (tens > 1 ? hanDigits[tens] : '') + (tens > 0 ? '十' : '') + (ones > 0 ? hanDigits[ones] : '')
}
const hanDigits = [...'〇一二三四五六七八九']

/** Writes a number as Word does: a to z, then aa, bb. @param {number} n */
function formatLetters(n) {
  return n > 0 && n <= 780 ? String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26)) : String(n)
}

const romans = { m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1 }

/** @param {number} n */
export function formatRoman(n) {
  if (n <= 0 || n > 3_999) return String(n)
  let [rest, roman] = [n, '']
  for (const [letters, value] of Object.entries(romans)) for (; rest >= value; rest -= value) roman += letters
  return roman
}
