import type { EditorView } from '@tiptap/pm/view'
import { keyName } from '@/components/ui/keys'
import type { Tools } from './tools'

/**
 * Tab indents a list and moves through a table. After Escape it leaves the text, so that nobody is trapped (WCAG
 * 2.1.2). Alt+F10 goes to the toolbar, as in other editors.
 */
export function keysOf(tools: () => Tools) {
  const combinations: Record<string, () => void> = {
    // Always a link, also without a selection: the form then asks for its words. The palette has keys of its own here.
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
 * Reads the selection now. Browsers report it by an event after the key: a quick next key would act on the old
 * selection.
 */
function readSelection(view: EditorView) {
  if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}
