import { setImmediate as turn } from 'node:timers/promises'
import { done, refused, type Result } from '@/lib/result'
import { withoutNul } from './parse'

/** The most that the JSON of one text may hold, in UTF-16 units, objects and lists: more than any text that can be saved, with its other fields. */
const max = { characters: 2_500_000, parts: 150_000 }
/** Lists within lists; the deepest text of an editor has two hundred. */
const maxDepth = 1_000
/** Different names of all objects: those of a text and its fields are about fifty. */
const maxNames = 1_000

const tooMuch = 'The text is too long. Split it into several.'

/**
 * The JSON of a request; undefined where it is invalid, or made to slow down its parser: nested without end, or of
 * thousands of names. Refused in a sentence where it is longer than `texts` texts can be.
 */
export async function jsonOf(request: Request, texts = 1): Promise<Result<unknown>> {
  try {
    const text = await request.text()
    if (text.length > max.characters * texts) return refused(tooMuch)
    const problem = problemOf(text, max.parts * texts)
    if (problem === 'many') return refused(tooMuch)
    await turn() // the parser may take as long again
    const json: unknown = problem ? undefined : JSON.parse(text)
    await turn() // what is done with it may take as long
    return done(text.includes('\\u0000') ? withoutNul(json) : json)
  } catch {
    return done(undefined)
  }
}

/** Looks at each character once: for the parser, a new name or an object costs a hundred times as much as a letter. */
function problemOf(text: string, maxParts: number): 'deep' | 'many' | 'names' | undefined {
  const names = new Set<string>()
  let [parts, depth, quoted, from, to] = [0, 0, false, 0, 0]
  for (let n = 0; n < text.length; n++) {
    const c = text[n]
    if (quoted) {
      if (c === '\\') n++
      else if (c === '"') [quoted, to] = [false, n]
    } else if (c === '"') [quoted, from] = [true, n + 1]
    else if (c === ':') {
      if (names.add(text.slice(from, to)).size > maxNames) return 'names'
    } else if (c === '[' || c === '{') {
      if (++depth > maxDepth) return 'deep'
      if (++parts > maxParts) return 'many'
    } else if (c === ']' || c === '}') depth--
  }
}
