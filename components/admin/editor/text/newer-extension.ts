import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

export type NewerMarks = { marks: { from: number; to: number }[] }

export const newerKey = new PluginKey<DecorationSet>('newer')

export const NewerExtension = Extension.create({
  name: 'newer',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: newerKey,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, before) {
          const change = tr.getMeta(newerKey) as NewerMarks | undefined
          if (!change) return tr.docChanged ? before.map(tr.mapping, tr.doc) : before
          const marks = change.marks.map(({ from, to }) =>
            Decoration.inline(from, to, { nodeName: 'mark', class: 'newer' }),
          )
          return DecorationSet.create(tr.doc, marks)
        },
      },
      props: { decorations: (state) => newerKey.getState(state) },
    }),
  ],
})

export function dropNewerMarks(view: EditorView) {
  view.dispatch(view.state.tr.setMeta(newerKey, { marks: [] } satisfies NewerMarks))
}
