import { readBody } from './body/document'
import { plainTextOf } from './body/render'

/** Returns what stands in a body, passage by passage: its text, and the descriptions, captions and credits within it. */
export function passagesOf(body: unknown): string[] {
  const { doc } = readBody(body)
  const passages = [plainTextOf(doc)]
  doc.descendants((node) => {
    for (const value of Object.values(node.attrs)) if (typeof value === 'string' && value) passages.push(value)
  })
  return passages
}
