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
