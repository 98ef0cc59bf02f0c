'use client'

import { useEffect, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { dialogIsOpen, onThisMachine, opensShortcuts } from '@/components/ui/keys'
import { openShortcuts } from '@/components/ui/open-shortcuts'
import { everywhere, inTheEditor } from './shortcuts'

/** The sheet of keys, from anywhere in the desk: what works everywhere, and where an entry is open what works there. */
export function ShortcutsSheet() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !opensShortcuts(event, isTyping(event.target)) || dialogIsOpen()) return
      event.preventDefault()
      setOpen(true)
    }
    const onAsk = () => setOpen(true)
    addEventListener('keydown', onKey)
    addEventListener(openShortcuts, onAsk)
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener(openShortcuts, onAsk)
    }
  }, [])
  return (
    <Dialog title="Keyboard shortcuts" open={open} onOpenChange={setOpen}>
      <Sheet />
    </Dialog>
  )
}

function Sheet() {
  const [parts] = useState(() => (document.querySelector('.editor') ? [everywhere, ...inTheEditor] : [everywhere]))
  return parts.map(({ title, keys }) => (
    <section key={title} className="mb-5">
      <h3 className="mb-1 text-sm text-soft">{title}</h3>
      <dl className="border-t border-line">
        {keys.map(([combination, does]) => (
          <div key={does} className="flex gap-4 border-b border-line py-1.5">
            <dt className="w-28 shrink-0 sm:w-36">
              <kbd className="font-mono text-sm">{onThisMachine(combination)}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
  )
}
