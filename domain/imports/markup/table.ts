import type { Node } from '@tiptap/pm/model'
import { bodySchema } from '@/domain/content/body/schema'
import type { Flow, ReadingState } from './flow'
import { ancestorNamed, textIn } from './text-in'
import type { BlockWriter } from './writer'

/** An inner caption goes above; the frame's caption has the source in a second line. Inner tables become text. */
export function readTable(
  flow: Flow,
  element: Element,
  writer: BlockWriter,
  state: ReadingState,
  [caption = '', source = '']: string[] = [],
) {
  writer.endParagraph()
  if (flow.inTable) {
    flow.problems.add('A table within a table became text.', textIn(element))
    return flow.children(element, writer, state)
  }
  flow.inTable = true
  const rows: Node[][] = []
  read(element, state)
  flow.inTable = false
  const full = rows.filter((cells) => cells.length > 0)
  if (full.length > 0)
    writer.block(
      bodySchema.node(
        'table',
        { caption, source },
        full.map((cells) => bodySchema.node('tableRow', null, cells)),
      ),
    )

  function read(parent: Element, at: ReadingState) {
    const inner = { ...at, depth: at.depth + 1 }
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      const name = node.nodeName.toLowerCase()
      if (/^(thead|tbody|tfoot|colgroup)$/.test(name)) read(node as unknown as Element, inner)
      else if (name === 'tr') {
        rows.push([])
        read(node as unknown as Element, inner)
      } else if (name === 'td' || name === 'th') cell(node as unknown as Element, inner)
      // Stray text and captions go above the table, as in browsers.
      else flow.node(node, writer, inner)
    }
    if (parent === element) writer.endParagraph()
  }

  function cell(element: Element, at: ReadingState) {
    if (rows.length === 0) rows.push([])
    const isHeading = element.localName === 'th' || ancestorNamed(element, 'thead') !== undefined
    const blocks = flow.blocksIn(element, at)
    const content = blocks.length > 0 ? blocks : [bodySchema.node('paragraph')]
    const attrs = { colspan: spanOf(element, 'colspan'), rowspan: spanOf(element, 'rowspan') }
    rows.at(-1)!.push(bodySchema.node(isHeading ? 'tableHeader' : 'tableCell', attrs, content))
  }
}

function spanOf(element: Element, name: string) {
  const span = Number(element.getAttribute(name) ?? 1)
  return Number.isInteger(span) && span > 1 ? Math.min(span, 100) : 1
}
