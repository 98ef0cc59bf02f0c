// @ts-check
import { inflateSync } from 'node:zlib'
import { dictionaryIn, namePattern, plainNames, valueAt } from './names.mjs'
import { isExternal, maxLookedAt, SuspiciousObjects } from './suspect.mjs'

// Searches raw bytes, not parsed objects: of two objects with one number, parser and reader may take different ones.

const maxInflated = 16_000_000 // bytes of one object stream
const maxInflatedInAll = 64_000_000

const objectStream = namePattern(['ObjStm'])
const languageName =
  /\/Lang\s*(?:\(([A-Za-z]{2,3})(?:-[\w-]*)?\)|<(?:FEFF)?((?:00)?[46-7][0-9A-F](?:00)?[46-7][0-9A-F])[0-9A-F]*>)/gi

/** @param {Buffer} bytes @returns {{ why?: string, language?: string }} */
export function findSuspicion(bytes) {
  /** @type {Map<string, number>} */
  const languages = new Map()
  const suspect = new SuspiciousObjects()
  const problemAtEnd = endProblem(bytes)
  if (problemAtEnd) return { why: problemAtEnd }
  let streams = 0
  let namedStreams = 0
  let inflated = 0
  const inspected = new Set()
  const budget = { left: maxReadAgain + 8 * bytes.length }
  /** @param {number} from @param {string} dictionary */
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
  for (const { text, offset, own } of chunksOf(bytes)) {
    const why = suspect.problemIn(text, own)
    if (why) return { why }
    for (const { number, at } of objectsOf(text, own)) {
      // A number so far before its value is meant to hide it.
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
  // Fewer object streams were found than are named: something hides one.
  if (streams < namedStreams) return { why: 'unusual' }
  const why = suspect.problem()
  if (why) return { why }
  return { language: [...languages].sort((a, b) => b[1] - a[1])[0]?.[0] }
}

/** A file that does not end as a PDF is cut off, or another file is appended. @param {Buffer} bytes */
function endProblem(bytes) {
  const end = bytes.lastIndexOf('%%EOF')
  if (end < 0 || end < bytes.length - 2048) return 'short'
  const last = bytes.subarray(-66_000)
  if (last.includes('PK\x05\x06') && last.includes('PK\x01\x02')) return 'polyglot'
}

const chunkSize = 1_000_000
const chunkOverlap = 4_000

/** Yields overlapping chunks, so that nothing is cut in two. @param {Buffer} bytes */
function* chunksOf(bytes) {
  for (let offset = 0; offset < bytes.length; offset += chunkSize) {
    const text = bytes.toString('latin1', offset, Math.min(bytes.length, offset + chunkSize + chunkOverlap))
    yield { text, offset, own: chunkSize }
  }
}

/** Characters of a dictionary to read, in three attempts; the sum of all long ones is bounded too. */
const inflateLengths = [8_000, 64_000, 4_000_000]
const maxReadAgain = 50_000_000

/**
 * Unpacks an object. Its type is not required, because some programs read objects without one.
 * @param {Buffer} bytes
 * @param {number} at
 * @param {string} beginning
 * @param {{ left: number }} budget
 */
function packedAt(bytes, at, beginning, budget) {
  if (!beginning.startsWith('<<')) return undefined
  let whole = dictionaryIn(beginning)
  for (const length of inflateLengths) {
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

/** @param {string} text @param {number} ownLength */
function* objectsOf(text, ownLength) {
  for (const { index } of text.matchAll(/(?<!end)obj(?!\w)/g)) {
    if (index >= ownLength) continue
    const lines = text.slice(Math.max(0, index - 200), index).split(/[\r\n]/)
    const current = lines.pop()
    const before = [...lines.map((line) => line.split('%', 1)[0]), current].join(' ')
    const [last = '', generation = ''] = before.replace(/\0/g, ' ').trimEnd().split(/\s+/).slice(-2)
    const number = /^\d{1,5}$/.test(generation) ? last.slice(-10).replace(/^.*\D/s, '') : ''
    yield { number: number === '' ? undefined : Number(number), at: valueAt(text, index + 3) }
  }
}

/** @param {string} objects @param {string} dictionary @returns {Generator<[number, string]>} */
function* packedObjects(objects, dictionary) {
  const [, first] = /\/First\s+(\d+)/.exec(dictionary) ?? []
  const head = objects.slice(0, Number(first ?? 0))
  for (const [, number, at] of head.matchAll(/(\d{1,10})\s+(\d{1,10})/g)) {
    const from = valueAt(objects, Number(first) + Number(at))
    if (from !== undefined) yield [Number(number), objects.slice(from, from + maxLookedAt)]
  }
}

/** @param {Buffer} stream @param {string} dictionary */
function inflate(stream, dictionary) {
  if (!/\/Filter\b/.test(dictionary)) return stream.toString('latin1', 0, maxInflated)
  const ownDictionary = dictionary.slice(dictionary.lastIndexOf('obj') + 1)
  // With a second filter or indirect parameters, other programs could read other bytes.
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
