import type { Mark, Node } from '@tiptap/pm/model'
import { bodySchema } from '@/domain/content/body/schema'
import type { Flow, ReadingState } from './flow'
import { textIn } from './text-in'
import type { BlockWriter } from './writer'

export function readHeading(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  const level = Math.min(4, Math.max(2, Number(element.localName[1]) + flow.shift))
  const wordsBefore = flow.places.words
  const blocks = flow.blocksIn(element, { ...state, marks: withoutBold(state.marks) })
  writer.endParagraph()
  let lines: Node[] = []
  for (const block of blocks) {
    if (block.type.name === 'paragraph')
      lines.push(...(lines.length > 0 ? [bodySchema.node('hardBreak')] : []), ...block.children)
    else {
      settle()
      writer.block(block)
    }
  }
  settle()

  function settle() {
    const words = lines.map((node) => node.mark(withoutBold(node.marks)))
    if (words.length > 0) {
      const node = bodySchema.node('heading', { level }, words)
      flow.places.heading(node, wordsBefore)
      writer.block(node)
    }
    lines = []
  }
}

/** A heading is bold anyway. */
function withoutBold(marks: readonly Mark[]) {
  return marks.filter(({ type }) => type.name !== 'bold')
}

export function readQuote(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  const inner = flow.blocksIn(element, state)
  writer.endParagraph()
  const speaker = speakerOf(element, inner)
  const said = speaker ? inner.slice(0, -1) : inner
  if (said.length > 0) writer.block(bodySchema.node('blockquote', { speaker }, said))
}

/** WordPress puts the speaker in a final `cite`; Gazette has a field for it. */
function speakerOf(element: Element, inner: Node[]) {
  const last = element.lastElementChild
  const cite = last?.localName === 'cite' ? last : undefined
  const speaker = cite ? textIn(cite).replace(/\s+/g, ' ').trim() : ''
  const isAlone = inner.length > 1 && inner.at(-1)!.textContent.replace(/\s+/g, ' ').trim() === speaker
  // A field would lose its links.
  return isAlone && !cite?.querySelector('a[href], img') ? speaker : ''
}

export function readPreformatted(_flow: Flow, element: Element, writer: BlockWriter) {
  const text = textIn(element, { isExact: true })
  writer.endParagraph()
  if (/\bwp-block-verse\b/.test(element.getAttribute('class') ?? '')) writeVerse(text, writer)
  else if (text.trim())
    writer.block(bodySchema.node('codeBlock', null, bodySchema.text(text.replace(/^\n/, '').trimEnd())))
}

function writeVerse(text: string, writer: BlockWriter) {
  for (const [index, line] of text.trim().split('\n').entries()) {
    if (index > 0) writer.break(false)
    writer.text(line, [], false)
  }
  writer.endParagraph()
}
