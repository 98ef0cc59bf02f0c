import { blocksProblem } from './size'

// The size of a body as JSON, before anything is made of it.

/** Characters of a body as JSON. */
export const maxBodyLength = 2_000_000
export const tooLong = 'The text is too long. Split it into several.'

/** Nodes and marks. With more in a text of the greatest length, each is shorter as JSON than a node of one letter. */
const maxParts = 75_000
const tooManyParts = `The text has more than ${maxParts.toLocaleString('en')} marked words, cells, ends of lines and the like. Split it into several.`

/**
 * Returns why a body is too large to become a document in time, as a sentence. Characters are counted without those of escapes,
 * and nothing is looked at beyond the most that may be.
 */
export function jsonProblem(body: unknown): string | undefined {
  const open = [body]
  let [length, parts] = [0, 0]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === 'string') length += next.length + 2
    else if (typeof next !== 'object' || next === null) length++
    else {
      const inner: unknown[] = Array.isArray(next) ? next : Object.values(next)
      length += inner.length + 1
      if (inner === next) parts += inner.length
      else for (const name of Object.keys(next)) length += name.length + 3
      if (length <= maxBodyLength && parts <= maxParts) for (const part of inner) open.push(part)
    }
    if (length > maxBodyLength) return tooLong
  }
  return blocksProblem(blocksOf(body)) ?? (parts > maxParts ? tooManyParts : undefined)
}

function blocksOf(body: unknown) {
  const content = typeof body === 'object' && body !== null && 'content' in body ? body.content : undefined
  return Array.isArray(content) ? content.length : 0
}
