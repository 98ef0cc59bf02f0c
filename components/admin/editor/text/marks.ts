import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type PluginSpec } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

type MarksOptions = Pick<PluginSpec<DecorationSet>, 'props' | 'view'>

/** Creates marks over the text, which `show` draws anew. They move with the text and are not saved in it. */
export function marksOver<T>(name: string, draw: (doc: Node, what: T) => Decoration[]) {
  const key = new PluginKey<DecorationSet>(name)
  const apply: NonNullable<PluginSpec<DecorationSet>['state']>['apply'] = (tr, before) => {
    const what = tr.getMeta(key) as T | undefined
    if (what !== undefined) return DecorationSet.create(tr.doc, draw(tr.doc, what))
    return tr.docChanged ? before.map(tr.mapping, tr.doc) : before
  }
  const plugin = ({ props, view }: MarksOptions) =>
    new Plugin<DecorationSet>({
      key,
      state: { init: () => DecorationSet.empty, apply },
      props: { ...props, decorations: (state) => key.getState(state) },
      view,
    })
  return {
    key,
    extension: (more: MarksOptions = {}) => Extension.create({ name, addProseMirrorPlugins: () => [plugin(more)] }),
    show: (view: EditorView, what: T) => view.dispatch(view.state.tr.setMeta(key, what).setMeta('addToHistory', false)),
  }
}

export const newerMarks = marksOver<{ from: number; to: number }[]>('newer', (_, places) =>
  places.map(({ from, to }) => Decoration.inline(from, to, { nodeName: 'mark', class: 'newer' })),
)
