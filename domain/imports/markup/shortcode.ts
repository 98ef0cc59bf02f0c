import type { Flow, ReadingState } from './flow'
import { withMark } from './marks'
import type { Writer } from './writer'

/**
 * A shortcode of a plugin. One that encloses text leaves it in its place, under the title it gave it; one that stands alone is
 * shown as it was written, since nobody knows what it showed.
 */
export function shortcode(flow: Flow, element: Element, writer: Writer, state: ReadingState) {
  const name = element.getAttribute('name') ?? ''
  const sourceText = element.getAttribute('said') ?? ''
  if (element.hasAttribute('opens')) {
    flow.problems.add('A shortcode is not known here. The text that it encloses was taken over.', `[${name}]`)
    const [, title] = /\s(?:title|heading|header|label)=["']([^"']+)["']/i.exec(sourceText) ?? []
    if (!title) return
    writer.endParagraph()
    writer.text(title, withMark([], 'bold'), false)
    return writer.endParagraph()
  }
  flow.problems.add('A shortcode is not known here and stands as it was written.', sourceText)
  writer.text(sourceText, withMark(state.marks, 'code'), false)
}
