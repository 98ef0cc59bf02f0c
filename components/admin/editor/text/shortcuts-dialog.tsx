'use client'

import { useEffect } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { onThisMachine, shortcuts } from './shortcuts'

/** The sheet of keys. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" open onOpenChange={onClose}>
      {shortcuts.map(({ title, keys }) => (
        <section key={title} className="mb-5">
          <h3 className="mb-1 text-sm text-soft">{title}</h3>
          <dl className="border-t border-line">
            {keys.map(([combination, does]) => (
              <div key={combination} className="flex gap-4 border-b border-line py-1.5">
                <dt className="w-28 shrink-0 sm:w-36">
                  <kbd className="font-mono text-sm">{onThisMachine(combination)}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}

/** “?” opens the sheet wherever nothing is typed. */
export function useQuestionMark(open: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const { target } = event
      if (target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select')))
        return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return
      event.preventDefault()
      open()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [open])
}
