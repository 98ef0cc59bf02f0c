import { inflateSync } from 'node:zlib'
import { nameIn, plainNames, valueAt } from './names.mjs'
import { isExternal, mostLookedAt, Suspect } from './suspect.mjs'

// What a PDF must not hold is looked for in its bytes and in every object stream, and not in parsed objects alone: of two
// objects with one number a parser keeps the one, and a reader's program may take the other.

const mostInflated = 16_000_000 // bytes of one object stream
const mostInflatedInAll = 64_000_000

const objectStream = nameIn(['ObjStm'])
const languageName =
  /\/Lang\s*(?:\(([A-Za-z]{2,3})(?:-[\w-]*)?\)|<(?:FEFF)?((?:00)?[46-7][0-9A-F](?:00)?[46-7][0-9A-F])[0-9A-F]*>)/gi

/** What speaks against a PDF, `why` in a word; and the language that it claims for itself, most often first. */
export function suspicion(bytes) {
  const languages = new Map()
  const suspect = new Suspect()
  const late = endProblem(bytes)
  if (late) return { why: late }
  let streams = 0
  let claimed = 0
  let inflated = 0
  for (const { text, offset, own } of chunks(bytes)) {
    const why = suspect.problemIn(text, own)
    if (why) return { why }
    for (const [number, value] of objectsOf(text, own)) suspect.note(number, value)
    noteLanguages(text.slice(0, own), languages)
    claimed += [...text.matchAll(objectStream)].filter(({ index }) => index < own).length
    for (const { index, 0: keyword } of text.matchAll(/(?<!end)stream\r?\n/g)) {
      if (index >= own) continue
      const start = offset + index
      const dictionary = plainNames(bytes.latin1Slice(Math.max(0, start - 400), start))
        .split('endobj')
        .at(-1)
      if (isExternal(dictionary.slice(dictionary.lastIndexOf('obj') + 1))) return { why: 'outside' }
      if (!/\/ObjStm\b/.test(dictionary) && !(/\/N\s+\d/.test(dictionary) && /\/First\s+\d/.test(dictionary))) continue
      streams++
      const objects = inflate(bytes.subarray(start + keyword.length), dictionary)
      if (objects === undefined) return { why: 'unusual' }
      inflated += objects.length
      if (inflated > mostInflatedInAll) return { why: 'bomb' }
      const inside = suspect.problemIn(objects)
      if (inside) return { why: inside }
      for (const [number, value] of packedObjects(objects, dictionary)) suspect.note(number, value)
      noteLanguages(objects, languages)
    }
  }
  // Each that calls itself one was looked into; or something is made to hide one.
  if (streams < claimed) return { why: 'unusual' }
  const why = suspect.problem()
  if (why) return { why }
  return { language: [...languages].sort((a, b) => b[1] - a[1])[0]?.[0] }
}

/** A document that ends in something else is two files in one, or cut off. */
function endProblem(bytes) {
  const end = bytes.lastIndexOf('%%EOF')
  if (end < 0 || end < bytes.length - 2048) return 'short'
  const last = bytes.subarray(-66_000)
  if (last.includes('PK\x05\x06') && last.includes('PK\x01\x02')) return 'polyglot'
}

const chunkSize = 1_000_000
const overlap = 4_000

/** The file in pieces that overlap, so that nothing is cut in two; `own` is the length before the next one begins. */
function* chunks(bytes) {
  for (let offset = 0; offset < bytes.length; offset += chunkSize) {
    const text = bytes.latin1Slice(offset, Math.min(bytes.length, offset + chunkSize + overlap))
    yield { text, offset, own: chunkSize }
  }
}

/** The objects that stand open in a piece of the file: the number of each, and how its value begins. */
function* objectsOf(text, own) {
  for (const { index } of text.matchAll(/(?<!end)obj(?!\w)/g)) {
    if (index >= own) continue
    const lines = text.slice(Math.max(0, index - 200), index).split(/[\r\n]/)
    // A comment ends with its line, and this one has not ended.
    const current = lines.pop()
    const before = [...lines.map((line) => line.split('%', 1)[0]), current].join(' ')
    const [last, generation] = before.replace(/\0/g, ' ').trimEnd().split(/\s+/).slice(-2)
    const number = /^\d{1,5}$/.test(generation) ? last.slice(-10).replace(/^.*\D/s, '') : ''
    const at = number === '' ? undefined : valueAt(text, index + 3)
    if (at !== undefined) yield [Number(number), text.slice(at, at + mostLookedAt)]
  }
}

/** Those in an object stream, which begins with the number and the place of each (7.5.7). */
function* packedObjects(objects, dictionary) {
  const [, first] = /\/First\s+(\d+)/.exec(dictionary) ?? []
  const head = objects.slice(0, Number(first ?? 0))
  for (const [, number, at] of head.matchAll(/(\d{1,10})\s+(\d{1,10})/g)) {
    const from = valueAt(objects, Number(first) + Number(at))
    if (from !== undefined) yield [Number(number), objects.slice(from, from + mostLookedAt)]
  }
}

/** The objects in a stream; undefined where it is packed in a way that no program that makes documents uses. */
function inflate(stream, dictionary) {
  if (!/\/Filter\b/.test(dictionary)) return stream.latin1Slice(0, mostInflated)
  const own = dictionary.slice(dictionary.lastIndexOf('obj') + 1)
  const usual =
    /\/Filter\[?\/FlateDecode\]?(?:\/|>>)/.test(own.replace(/\s+/g, '')) &&
    !/\/Predictor\s+[2-9]|\/Predictor\s+1\d/.test(own)
  if (!usual) return undefined
  try {
    return inflateSync(stream, { maxOutputLength: mostInflated }).toString('latin1')
  } catch (error) {
    if (error.code !== 'ERR_BUFFER_TOO_LARGE') return undefined
    return 'x'.repeat(mostInflatedInAll + 1)
  }
}

function noteLanguages(text, languages) {
  for (const [, plain, hex] of text.matchAll(languageName)) {
    const code = (plain ?? Buffer.from(hex.replaceAll('00', ''), 'hex').toString('latin1')).toLowerCase()
    languages.set(code, (languages.get(code) ?? 0) + 1)
  }
}
