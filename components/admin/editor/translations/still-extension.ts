import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { StillOriginal } from '@/domain/content/checks/translation/still-original'

const stillKey = new PluginKey<DecorationSet>('stillOriginal')

/** Marks the paragraphs that are still in the words of the original. They are shown, and no part of the text. */
export const StillExtension = Extension.create({
  name: 'stillOriginal',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: stillKey,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, before) {
          const passages = tr.getMeta(stillKey) as StillOriginal['passages'] | undefined
          if (!passages) return tr.docChanged ? before.map(tr.mapping, tr.doc) : before
          return DecorationSet.create(
            tr.doc,
            passages.flatMap(({ place }) => ('from' in place ? mark(tr.doc.resolve(place.from), place) : [])),
          )
        },
      },
      props: { decorations: (state) => stillKey.getState(state) },
    }),
  ],
})

/** A paragraph as a whole; a picture or a footnote as it is. */
function mark(
  at: { parent: { isTextblock: boolean }; parentOffset: number },
  { from, to }: { from: number; to: number },
) {
  const isParagraph = at.parent.isTextblock && at.parentOffset === 0 && to > from + 1
  const look = { class: 'still-original', 'aria-description': 'Still in the words of the original' }
  return Decoration.node(isParagraph ? from - 1 : from, isParagraph ? to + 1 : to, look)
}

export function markStill(view: EditorView, passages: StillOriginal['passages']) {
  const marked = stillKey.getState(view.state)
  if (!passages.length && marked === DecorationSet.empty) return
  view.dispatch(view.state.tr.setMeta(stillKey, passages).setMeta('addToHistory', false))
}
