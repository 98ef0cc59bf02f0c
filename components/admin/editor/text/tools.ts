'use client'

import { useRef, useState } from 'react'

/** The window that opens over the text and asks something. */
export type Dialogue = 'link' | 'picture' | 'document' | 'footnote' | 'video' | 'language' | 'table'

/** The part that unfolds under the toolbar and stays beside the writing. */
export type Drawer = 'find' | 'outline'

/** Returns what is open of the writing tools. */
export function useTools() {
  const [dialogue, setDialogue] = useState<Dialogue>()
  const [drawer, setDrawer] = useState<Drawer>()
  /** The number of times that the search was asked for: with each new request it takes the focus. */
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
