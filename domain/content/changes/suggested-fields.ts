import type { Node } from '@tiptap/pm/model'
import { bodySchema } from '@/domain/content/body/schema'

/** The parts of an entry that somebody can suggest to change. */
export const suggestedFields = ['title', 'summary', 'body'] as const
export type SuggestedField = (typeof suggestedFields)[number]

/** A field of one line as a document, so that its changes are found and placed as those of the text are. */
export function lineDocument(line: string): Node {
  const { doc, paragraph } = bodySchema.nodes
  return doc!.create(null, paragraph!.create(null, line ? bodySchema.text(line) : null))
}

/** The line that such a document holds. */
export function lineOf(doc: Node): string {
  return doc.textContent
}
