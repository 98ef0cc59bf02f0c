import type { Node } from '@tiptap/pm/model'
import { bodySchema } from '@/domain/content/body/schema'
import { paragraphOf } from './figures'
import type { Flow, ReadingState } from './flow'
import { videoPage } from './frames'
import { textIn } from './text-in'
import { hasWords, type BlockWriter } from './writer'

export function readLink(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  const href = element.getAttribute('href')?.trim()
  // A picture handles its own link.
  const isPicture = element.querySelector('img') !== null && !hasWords(textIn(element))
  const to = href && !isPicture ? flow.address(href, element) : undefined
  if (!to) return flow.children(element, writer, state)
  const marks = bodySchema.marks.link!.create({ href: to }).addToSet([...state.marks])
  flow.children(element, writer, { ...state, marks })
}

/** WordPress embeds the target of an address that is alone in its paragraph. */
export function loneAddress(flow: Flow, block: Node): Node {
  const only = block.type.name === 'paragraph' && block.childCount === 1 ? block.firstChild! : undefined
  const address = only?.isText && only.marks.length === 0 ? only.text! : ''
  if (!/^https?:\/\/\S+$/i.test(address)) return block
  const page = videoPage(address)
  if (page) return bodySchema.node('video', { href: page })
  const to = flow.address(address)
  return to ? paragraphOf(address, to) : block
}
