import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { DecorationSet, type Decoration } from '@tiptap/pm/view'

/** Shows with a text what follows from it alone; looked for again only where the text changed. */
export function decorationsExtension(name: string, decorationsOf: (doc: Node) => Decoration[]) {
  const key = new PluginKey<DecorationSet>(name)
  const made = (doc: Node) => DecorationSet.create(doc, decorationsOf(doc))
  return Extension.create({
    name,
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_, { doc }) => made(doc),
          apply: (tr, before) => (tr.docChanged ? made(tr.doc) : before),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ],
  })
}
