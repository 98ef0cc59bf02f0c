'use client'

import { useEffect, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { dialogIsOpen, onThisMachine, opensShortcuts, openShortcuts } from '@/components/ui/keys'
import type { ShortcutPart } from './shortcuts'

export function ShortcutsSheet() {
  const [open, setOpen] = useState(false)
  const [parts, setParts] = useState<ShortcutPart[]>([])
  useEffect(() => {
    const show = async () => {
      setParts(await shortcutsHere().catch(() => []))
      setOpen(true)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !opensShortcuts(event, isTyping(event.target)) || dialogIsOpen()) return
      event.preventDefault()
      void show()
    }
    addEventListener('keydown', onKey)
    addEventListener(openShortcuts, show)
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener(openShortcuts, show)
    }
  }, [])
  return (
    <Dialog title="Keyboard shortcuts" open={open} onOpenChange={setOpen}>
      {parts.length > 0 ? <ShortcutsList parts={parts} /> : <p>The keys could not be loaded. Check the connection.</p>}
    </Dialog>
  )
}

function ShortcutsList({ parts }: { parts: ShortcutPart[] }) {
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

async function shortcutsHere() {
  const {
    commonShortcuts: everywhere,
    editorShortcuts: inTheEditor,
    listShortcuts: inTheList,
  } = await import('./shortcuts')
  if (document.querySelector('.editor')) return [everywhere, ...inTheEditor]
  return document.querySelector('#found table[aria-label="Entries"]') ? [everywhere, inTheList] : [everywhere]
}

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
  )
}
