import type { EditorView } from '@tiptap/pm/view'
import { keyName } from '@/components/ui/keys'
import type { Tools } from './tools'

/**
 * Tab indents a list and walks through a table. After Escape it leaves the text as everywhere else, so that nobody is
 * kept inside (WCAG 2.1.2). Alt+F10 goes to the toolbar, as in other editors.
 */
export function keysOf(tools: () => Tools) {
  const combinations: Record<string, () => void> = {
    // Always a link, with nothing chosen too: it asks for its words then, as in every word processor. A key that goes
    // somewhere else by what is chosen would surprise; the palette has keys of its own here.
    k: () => tools().ask('link'),
    f: () => tools().find(),
  }
  let leaving = false
  return {
    keydown: (view: EditorView, event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) readSelection(view)
      const isPlainMod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      const act =
        event.key === 'F10' && event.altKey
          ? () => tools().toToolbar()
          : isPlainMod
            ? combinations[keyName(event)]
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

/**
 * Has the editor's state know what is selected at this moment. Browsers tell of a selection by an event of its own, after the key
 * that made it: a quick next key would act on the selection before it.
 */
function readSelection(view: EditorView) {
  if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}
