import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Passage } from '@/domain/content/checks/translation/passages'

export function passageMarks(name: string, look: { class: string; 'aria-description': string }) {
  const key = new PluginKey<DecorationSet>(name)
  const extension = Extension.create({
    name,
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(tr, before) {
            const passages = tr.getMeta(key) as Passage[] | undefined
            if (!passages) return tr.docChanged ? before.map(tr.mapping, tr.doc) : before
            return DecorationSet.create(
              tr.doc,
              passages.flatMap(({ place }) => ('from' in place ? mark(tr.doc.resolve(place.from), place) : [])),
            )
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ],
  })

  function mark(
    at: { parent: { isTextblock: boolean }; parentOffset: number },
    { from, to }: { from: number; to: number },
  ) {
    const isParagraph = at.parent.isTextblock && at.parentOffset === 0 && to > from + 1
    return Decoration.node(isParagraph ? from - 1 : from, isParagraph ? to + 1 : to, look)
  }

  function show(view: EditorView, passages: Passage[]) {
    if (!passages.length && key.getState(view.state) === DecorationSet.empty) return
    view.dispatch(view.state.tr.setMeta(key, passages).setMeta('addToHistory', false))
  }
  return { extension, show }
}

export const draftMarks = passageMarks('machineDrafts', {
  class: 'machine-draft',
  'aria-description': 'Draft by a machine, not checked yet',
})

export const stillMarks = passageMarks('stillOriginal', {
  class: 'still-original',
  'aria-description': 'Still in the words of the original',
})
