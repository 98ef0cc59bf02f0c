import type { Node } from '@tiptap/pm/model'
import { bodySchema } from '@/domain/content/body/schema'

export const suggestedFields = ['title', 'summary', 'body'] as const
export type SuggestedField = (typeof suggestedFields)[number]

export function lineDocument(line: string): Node {
  const { doc, paragraph } = bodySchema.nodes
  return doc!.create(null, paragraph!.create(null, line ? bodySchema.text(line) : null))
}

export function lineOf(doc: Node): string {
  return doc.textContent
}
