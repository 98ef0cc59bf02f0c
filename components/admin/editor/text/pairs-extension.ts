import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { isHalf, pairsIn } from '@/domain/content/body/pairs'

const key = new PluginKey<DecorationSet>('pairs')

/** Shows pictures of half the width two by two, as readers get them. */
export const PairsExtension = Extension.create({
  name: 'pairs',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_, { doc }) => decorationsOf(doc),
        apply: (tr, before) => (tr.docChanged ? decorationsOf(tr.doc) : before),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

function decorationsOf(doc: Node) {
  const decorations: Decoration[] = []
  let at = 0
  for (const nodes of pairsIn(doc.children))
    nodes.forEach((node, n) => {
      if (isHalf(node)) decorations.push(Decoration.node(at, at + node.nodeSize, { class: n ? 'half second' : 'half' }))
      at += node.nodeSize
    })
  return DecorationSet.create(doc, decorations)
}
