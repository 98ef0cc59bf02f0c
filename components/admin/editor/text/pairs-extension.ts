import { Decoration } from '@tiptap/pm/view'
import { isHalf, pairsIn } from '@/domain/content/body/pairs'
import { decorationsExtension } from './decorations-extension'

/** Shows pictures of half the width two by two, as readers get them. */
export const PairsExtension = decorationsExtension('pairs', (doc) => {
  const decorations: Decoration[] = []
  let at = 0
  for (const nodes of pairsIn(doc.children))
    nodes.forEach((node, n) => {
      if (isHalf(node)) decorations.push(Decoration.node(at, at + node.nodeSize, { class: n ? 'half second' : 'half' }))
      at += node.nodeSize
    })
  return decorations
})
