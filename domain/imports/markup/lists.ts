import type { Node } from '@tiptap/pm/model'
import { bodySchema } from '@/domain/content/body/schema'
import { isLettered, listStyles, type LetteredList } from '@/lib/text/lettered-lists'
import { blockTag, classicTag } from './blocks'
import type { Flow, ReadingState } from './flow'
import { Writer } from './writer'

/** Puts a list in a list into the item before it; other stray content becomes items. */
export function list(flow: Flow, element: Element, writer: Writer, state: ReadingState) {
  const points: Node[][] = []
  let stray = new Writer(state.isClassic)
  read(element, state)
  settle()
  writer.endParagraph()
  const items = points.filter((blocks) => blocks.length > 0).map(pointOf)
  if (items.length === 0) return
  const isOrdered = element.localName === 'ol'
  const numbers = isOrdered ? { ...startOf(element), type: lettersOf(element) } : {}
  writer.block(bodySchema.node(isOrdered ? 'orderedList' : 'bulletList', numbers, items))

  function read(parent: Element, at: ReadingState) {
    const inner = { ...at, depth: at.depth + 1 }
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      const name = node.nodeName.toLowerCase()
      if (name === 'li') {
        settle()
        flow.places.register(node as unknown as Element)
        points.push(flow.blocksIn(node as unknown as Element, inner))
      } else if (isWrapper(name) && inner.depth < 50) read(node as unknown as Element, inner)
      else if (/^[uo]l$/.test(name) && points.length > 0) {
        settle()
        points.at(-1)!.push(...flow.blocksOf(node, inner))
      } else flow.node(node, stray, inner)
    }
  }

  function settle() {
    const blocks = stray.finish()
    if (blocks.length > 0) points.push(blocks)
    stray = new Writer(state.isClassic)
  }
}

function isWrapper(name: string) {
  return name === blockTag || name === classicTag
}

function pointOf(blocks: Node[]) {
  const first = blocks[0]!.type.name === 'paragraph' ? [] : [bodySchema.node('paragraph')]
  return bodySchema.node('listItem', null, [...first, ...blocks])
}

function startOf(element: Element) {
  const start = Number(element.getAttribute('start') ?? 1)
  return Number.isInteger(start) && start > 1 && start < 1_000_000 ? { start } : {}
}

function lettersOf(element: Element): LetteredList | null {
  const type = element.getAttribute('type')
  if (isLettered(type)) return type
  const [, style] = /list-style(?:-type)?:\s{0,9}([a-z-]{1,20})/.exec(element.getAttribute('style') ?? '') ?? []
  const [letters] = Object.entries(listStyles).find(([, name]) => name === style) ?? []
  return isLettered(letters) ? letters : null
}
