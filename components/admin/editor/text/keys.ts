import type { EditorView } from '@tiptap/pm/view'

/**
 * Tab indents a list and walks through a table. After Escape it leaves the text as everywhere else, so that nobody is
 * kept inside (WCAG 2.1.2). Alt+F10 goes to the toolbar, as in other editors.
 */
export function keysOf({ toToolbar, toLink }: { toToolbar: () => void; toLink: () => void }) {
  let leaving = false
  return {
    keydown: (_: EditorView, event: KeyboardEvent) => {
      const isToolbar = event.key === 'F10' && event.altKey
      if (isToolbar || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey)) {
        event.preventDefault()
        if (isToolbar) toToolbar()
        else toLink()
        return true
      }
      if (event.key === 'Shift') return false
      const leaves = leaving && event.key === 'Tab'
      leaving = event.key === 'Escape'
      return leaves // handled, but not prevented: the browser moves the focus
    },
  }
}
