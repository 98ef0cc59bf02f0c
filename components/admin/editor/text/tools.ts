import type { Editor } from '@tiptap/react'
import { useRef, useState } from 'react'

export type Dialogue = 'link' | 'picture' | 'document' | 'footnote' | 'video' | 'language' | 'table'

export type Drawer = 'find' | 'outline'

export function useTools() {
  const [dialogue, setDialogue] = useState<Dialogue>()
  const [drawer, setDrawer] = useState<Drawer>()
  /** Each new number moves the focus into the search. */
  const [findRequests, setFindRequests] = useState(0)
  const toolbar = useRef<HTMLDivElement>(null)
  return {
    toolbar,
    dialogue,
    drawer,
    findRequests,
    ask: setDialogue,
    close: () => setDialogue(undefined),
    find() {
      setDrawer('find')
      setFindRequests((times) => times + 1)
    },
    unfold: (which: Drawer) => setDrawer(drawer === which ? undefined : which),
    fold: () => setDrawer(undefined),
    toToolbar: () => toolbar.current?.querySelector('button')?.focus(),
  }
}

export type Tools = ReturnType<typeof useTools>

/** Completes an address typed without its beginning: www.example.org, name@example.org. */
export function completeAddress(typed: string) {
  const href = typed.trim()
  if (/^[^\s@/:]+@[^\s@/:.]+(\.[^\s@/:.]+)+$/.test(href)) return `mailto:${href}`
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/|$|\?|#)/i.test(href) ? `https://${href}` : href
}

/** Returns the address of the link at the cursor; empty if there is none. */
export function linkAddressOf(editor: Editor) {
  return String(editor.getAttributes('link').href ?? '')
}
