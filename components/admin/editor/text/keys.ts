import type { EditorView } from '@tiptap/pm/view'
import type { Tools } from './tools'

/**
 * Tab indents a list and walks through a table. After Escape it leaves the text as everywhere else, so that nobody is
 * kept inside (WCAG 2.1.2). Alt+F10 goes to the toolbar, as in other editors.
 */
export function keysOf(tools: () => Tools) {
  const combinations: Record<string, () => void> = {
    k: () => tools().ask('link'),
    f: () => tools().find(),
    '/': () => tools().ask('shortcuts'),
  }
  let leaving = false
  return {
    keydown: (_: EditorView, event: KeyboardEvent) => {
      const isPlainMod = (event.ctrlKey || event.metaKey) && !event.altKey && (!event.shiftKey || event.key === '/')
      const act =
        event.key === 'F10' && event.altKey
          ? () => tools().toToolbar()
          : isPlainMod
            ? combinations[event.key.toLowerCase()]
            : undefined
      if (act) {
        event.preventDefault()
        act()
        return true
      }
      if (event.key === 'Shift') return false
      const leaves = leaving && event.key === 'Tab'
      leaving = event.key === 'Escape'
      return leaves // handled, but not prevented: the browser moves the focus
    },
  }
}
