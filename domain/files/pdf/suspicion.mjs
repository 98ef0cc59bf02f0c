// @ts-check
import { inflateSync } from 'node:zlib'
import { dictionaryIn, nameIn, plainNames, valueAt } from './names.mjs'
import { isExternal, maxLookedAt, Suspect } from './suspect.mjs'

// Forbidden content is looked for in the bytes of a PDF and in every object stream, not in parsed objects: of two objects with one
// number a parser may take the one, and the program of a reader the other.

const maxInflated = 16_000_000 // bytes of one object stream
const maxInflatedInAll = 64_000_000

const objectStream = nameIn(['ObjStm'])
const languageName =
  /\/Lang\s*(?:\(([A-Za-z]{2,3})(?:-[\w-]*)?\)|<(?:FEFF)?((?:00)?[46-7][0-9A-F](?:00)?[46-7][0-9A-F])[0-9A-F]*>)/gi

/**
 * Returns what speaks against a PDF, `why` in a word; and the language that it claims for itself, most often first.
 * @param {Buffer} bytes
 * @returns {{ why?: string, language?: string }}
 */
export function suspicion(bytes) {
  /** @type {Map<string, number>} */
  const languages = new Map()
  const suspect = new Suspect()
  const problemAtEnd = endProblem(bytes)
  if (problemAtEnd) return { why: problemAtEnd }
  let streams = 0
  let namedStreams = 0
  let inflated = 0
  const inspected = new Set()
  const budget = { left: maxReadAgain + 8 * bytes.length }
  /** Returns what speaks against the objects in a stream that begins there. @param {number} from @param {string} dictionary */
  const problemOfPacked = (from, dictionary) => {
    if (inspected.has(from)) return undefined
    inspected.add(from)
    const objects = inflate(bytes.subarray(from), dictionary)
    if (objects === undefined) return 'unusual'
    inflated += objects.length
    if (inflated > maxInflatedInAll) return 'bomb'
    const packedProblem = suspect.problemIn(objects)
    if (packedProblem) return packedProblem
    for (const [number, value] of packedObjects(objects, dictionary)) suspect.note(number, value)
    noteLanguages(objects, languages)
  }
  for (const { text, offset, own } of chunks(bytes)) {
    const why = suspect.problemIn(text, own)
    if (why) return { why }
    for (const { number, at } of objectsOf(text, own)) {
      // There is so much before the value that it must be hidden on purpose.
      if (at === undefined && number !== undefined) return { why: 'unusual' }
      if (at === undefined) continue
      const value = text.slice(at, at + maxLookedAt)
      if (number !== undefined) suspect.note(number, value)
      const packed = packedAt(bytes, offset + at, value, budget)
      if (budget.left < 0) return { why: 'unusual' }
      const packedProblem = packed && problemOfPacked(packed.from, packed.dictionary)
      if (packedProblem) return { why: packedProblem }
    }
    noteLanguages(text.slice(0, own), languages)
    namedStreams += [...text.matchAll(objectStream)].filter(({ index }) => index < own).length
    for (const { index, 0: keyword } of text.matchAll(/(?<!end)stream\r?\n/g)) {
      if (index >= own) continue
      const start = offset + index
      const before = plainNames(bytes.toString('latin1', Math.max(0, start - 400), start))
      const dictionary = before.split('endobj').at(-1) ?? ''
      if (isExternal(dictionary.slice(dictionary.lastIndexOf('obj') + 1))) return { why: 'outside' }
      if (!/\/ObjStm\b/.test(dictionary) && !(/\/N\s+\d/.test(dictionary) && /\/First\s+\d/.test(dictionary))) continue
      streams++
      const packedProblem = problemOfPacked(start + keyword.length, dictionary)
      if (packedProblem) return { why: packedProblem }
    }
  }
  // More object streams are named than were found: something hides one.
  if (streams < namedStreams) return { why: 'unusual' }
  const why = suspect.problem()
  if (why) return { why }
  return { language: [...languages].sort((a, b) => b[1] - a[1])[0]?.[0] }
}

/** A document that does not end as a PDF does is cut off, or has another file behind it. @param {Buffer} bytes */
function endProblem(bytes) {
  const end = bytes.lastIndexOf('%%EOF')
  if (end < 0 || end < bytes.length - 2048) return 'short'
  const last = bytes.subarray(-66_000)
  if (last.includes('PK\x05\x06') && last.includes('PK\x01\x02')) return 'polyglot'
}

const chunkSize = 1_000_000
const overlap = 4_000

/** The file in pieces that overlap, so that nothing is cut in two; `own` is the length before the next one begins. @param {Buffer} bytes */
function* chunks(bytes) {
  for (let offset = 0; offset < bytes.length; offset += chunkSize) {
    const text = bytes.toString('latin1', offset, Math.min(bytes.length, offset + chunkSize + overlap))
    yield { text, offset, own: chunkSize }
  }
}

/** The number of characters of a dictionary that are read, in three attempts; and of all longer ones together, beside eight times the file. */
const lengths = [8_000, 64_000, 4_000_000]
const maxReadAgain = 50_000_000

/**
 * Returns where the content of an object stream begins, if the object at `at` is one by its dictionary. It need not have the
 * type: some programs read the objects without it.
 * @param {Buffer} bytes
 * @param {number} at
 * @param {string} beginning
 * @param {{ left: number }} budget
 */
function packedAt(bytes, at, beginning, budget) {
  if (!beginning.startsWith('<<')) return undefined
  let whole = dictionaryIn(beginning)
  for (const length of lengths) {
    if (whole !== undefined || budget.left < 0) break
    const text = latin1At(bytes, at, length)
    budget.left -= text.length
    whole = dictionaryIn(text)
  }
  if (whole === undefined) return undefined
  const behind = latin1At(bytes, at + whole.length, maxLookedAt)
  const begin = valueAt(behind, 0) ?? behind.length
  const [keyword] = /^stream(?:\r?\n|\r)?/.exec(behind.slice(begin, begin + 8)) ?? []
  const dictionary = keyword && plainNames(whole)
  if (!dictionary || !(/\/ObjStm\b/.test(dictionary) || (/\/N\b/.test(dictionary) && /\/First\b/.test(dictionary))))
    return undefined
  return { from: at + whole.length + begin + keyword.length, dictionary }
}

/** @param {Buffer} bytes @param {number} at @param {number} length */
function latin1At(bytes, at, length) {
  return bytes.toString('latin1', at, Math.min(bytes.length, at + length))
}

/** The objects in a piece of the file that are not packed: the number of each, and where its value begins. @param {string} text @param {number} ownLength */
function* objectsOf(text, ownLength) {
  for (const { index } of text.matchAll(/(?<!end)obj(?!\w)/g)) {
    if (index >= ownLength) continue
    const lines = text.slice(Math.max(0, index - 200), index).split(/[\r\n]/)
    // A comment ends with its line, and this one has not ended.
    const current = lines.pop()
    const before = [...lines.map((line) => line.split('%', 1)[0]), current].join(' ')
    const [last = '', generation = ''] = before.replace(/\0/g, ' ').trimEnd().split(/\s+/).slice(-2)
    const number = /^\d{1,5}$/.test(generation) ? last.slice(-10).replace(/^.*\D/s, '') : ''
    yield { number: number === '' ? undefined : Number(number), at: valueAt(text, index + 3) }
  }
}

/** The objects in an object stream, which begins with the number and the place of each (7.5.7). @param {string} objects @param {string} dictionary @returns {Generator<[number, string]>} */
function* packedObjects(objects, dictionary) {
  const [, first] = /\/First\s+(\d+)/.exec(dictionary) ?? []
  const head = objects.slice(0, Number(first ?? 0))
  for (const [, number, at] of head.matchAll(/(\d{1,10})\s+(\d{1,10})/g)) {
    const from = valueAt(objects, Number(first) + Number(at))
    if (from !== undefined) yield [Number(number), objects.slice(from, from + maxLookedAt)]
  }
}

/** The objects in a stream; undefined where it is packed in a way that no program that makes documents uses. @param {Buffer} stream @param {string} dictionary */
function inflate(stream, dictionary) {
  if (!/\/Filter\b/.test(dictionary)) return stream.toString('latin1', 0, maxInflated)
  const ownDictionary = dictionary.slice(dictionary.lastIndexOf('obj') + 1)
  // A stream that is packed in one more way, or says elsewhere how, would be read as something else.
  const usual =
    !/\/(?:DecodeParms|DP)\b/.test(ownDictionary) &&
    /\/Filter\[?\/FlateDecode\]?(?:\/|>>)/.test(ownDictionary.replace(/\s+/g, ''))
  if (!usual) return undefined
  try {
    return inflateSync(stream, { maxOutputLength: maxInflated }).toString('latin1')
  } catch (error) {
    if (!(error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')) return undefined
    return 'x'.repeat(maxInflatedInAll + 1)
  }
}

/** @param {string} text @param {Map<string, number>} languages */
function noteLanguages(text, languages) {
  for (const [, plain, hex = ''] of text.matchAll(languageName)) {
    const code = (plain ?? Buffer.from(hex.replaceAll('00', ''), 'hex').toString('latin1')).toLowerCase()
    languages.set(code, (languages.get(code) ?? 0) + 1)
  }
}
