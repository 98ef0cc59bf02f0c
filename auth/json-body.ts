import { setImmediate as turn } from 'node:timers/promises'
import { done, refused, type Result } from '@/lib/result'
import { withoutNul } from './parse'

/** Limits of one text in JSON, in UTF-16 units, and of objects and lists: more than any text that can be saved. */
const maxSize = { characters: 2_500_000, parts: 150_000 }
/** The maximum number of nested lists. The deepest text of an editor has two hundred. */
const maxDepth = 1_000
const maxNames = 1_000

const textTooLong = 'The text is too long. Split it into several.'

/** Parses a body. Undefined for JSON that is invalid or would slow the parser; refused if longer than `texts` texts. */
export async function readJsonBody(request: Request, texts = 1): Promise<Result<unknown>> {
  try {
    const text = await request.text()
    if (text.length > maxSize.characters * texts) return refused(textTooLong)
    const problem = shapeProblem(text, maxSize.parts * texts)
    if (problem === 'many') return refused(textTooLong)
    await turn() // parsing may take as long again
    const json: unknown = problem ? undefined : JSON.parse(text)
    await turn() // the next step may take as long
    return done(text.includes('\\u0000') ? withoutNul(json) : json)
  } catch {
    return done(undefined)
  }
}

/** Returns what would slow the parser, which needs a hundred times as long as this for a name or an object. */
function shapeProblem(text: string, maxParts: number): 'deep' | 'many' | 'names' | undefined {
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
