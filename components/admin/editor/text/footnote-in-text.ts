import type { Node } from '@tiptap/pm/model'
import { NodeSelection, Plugin } from '@tiptap/pm/state'
import { Footnote } from '@/domain/content/body/schema'

/** A footnote, which Enter or a click opens. The style sheet counts its number; its label has the words. */
export const FootnoteInText = Footnote.extend<{ open: () => void }>({
  addOptions: () => ({ open: () => {} }),

  addNodeView: () => (props) => {
    let { node } = props
    const dom = document.createElement('sup')
    dom.className = 'footnote'
    dom.role = 'button'
    describe()
    return {
      dom,
      update(next: Node) {
        if (next.type !== node.type) return false
        node = next
        describe()
        return true
      },
    }

    function describe() {
      const words = String(node.attrs.text)
      dom.ariaLabel = `Footnote: ${words || 'empty'}`
      dom.title = words
    }
  },

  addKeyboardShortcuts() {
    return {
      'Mod-Alt-f': () => {
        this.options.open()
        return true
      },
      Enter: ({ editor }) => {
        if (!isFootnote(editor.state.selection)) return false
        this.options.open()
        return true
      },
    }
  },

  addProseMirrorPlugins() {
    const { open } = this.options
    return [
      new Plugin({
        props: {
          handleClickOn(view, _, node, at, event) {
            if (node.type.name !== 'footnote' || event.shiftKey) return false
            view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)))
            open()
            return true
          },
        },
      }),
    ]
  },
})

export function isFootnote(selection: unknown): selection is NodeSelection {
  return selection instanceof NodeSelection && selection.node.type.name === 'footnote'
}
