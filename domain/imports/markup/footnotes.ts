import { bodySchema } from '@/domain/content/body/schema'
import type { Flow } from './flow'
import { textIn } from './text-in'
import type { Writer } from './writer'

/** A footnote of WordPress's, where the text refers to it. What it says of the others is left as it stands. */
export function footnote(flow: Flow, element: Element, writer: Writer) {
  const id = element.getAttribute('data-fn')
  if (!id) return false
  const note = flow.notes.get(id)
  if (!note) {
    flow.problems.add('The words of a footnote are missing from the export.', textIn(element))
    return false
  }
  const { text, lang } = note
  writer.inline(bodySchema.node('footnote', { text }, undefined, lang ? [bodySchema.mark('language', { lang })] : []))
  return true
}
