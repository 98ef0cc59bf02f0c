import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

type Arrival = { id: number; at: number; element: HTMLElement }
export type ArrivalChange = { add: Arrival } | { drop: number }

export const arrivalsKey = new PluginKey<Arrival[]>('arriving')

/** Keeps the places of uploads in progress. They are shown in the text but never saved. */
export const arrivalsPlugin = new Plugin<Arrival[]>({
  key: arrivalsKey,
  state: {
    init: () => [],
    apply(tr, before) {
      const change = tr.getMeta(arrivalsKey) as ArrivalChange | undefined
      const came = change && 'drop' in change ? change.drop : 0
      // Files dropped together keep their order, whichever upload ends first.
      const moved = tr.docChanged
        ? before.map((one) => ({ ...one, at: tr.mapping.map(one.at, one.id < came ? -1 : 1) }))
        : before
      if (!change) return moved
      return 'add' in change ? [...moved, change.add] : moved.filter(({ id }) => id !== change.drop)
    },
  },
  props: {
    decorations(state) {
      const widgets = arrivalsOf(state).map(({ id, at, element }, n) =>
        Decoration.widget(at, element, {
          key: `arriving ${id}`,
          side: n + 1,
          stopEvent: () => true,
          ignoreSelection: true,
        }),
      )
      return DecorationSet.create(state.doc, widgets)
    },
  },
})

export function arrivalsOf(state: EditorState) {
  return arrivalsKey.getState(state) ?? []
}

export const ArrivalsExtension = Extension.create({ name: 'arriving', addProseMirrorPlugins: () => [arrivalsPlugin] })
