'use client'

import { useEffect, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { dialogIsOpen, opensPalette } from '@/components/ui/keys'
import { loadLater } from '@/components/ui/later'
import { Modal } from '@/components/ui/modal'
import { ProblemList } from '@/components/ui/form'
import type { Result } from '@/lib/result'
import { setPaletteOpen, usePaletteOpen, type Command } from './commands'
import type { PalettePlace } from './places'

type Props = { begin: PalettePlace[]; places: PalettePlace[] }

const PaletteChoices = loadLater(() => import('./palette-choices').then((part) => part.PaletteChoices))

export function Palette(props: Props) {
  const open = usePaletteOpen()
  const [refusal, setRefusal] = useState<CommandRefusal>()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // In a text, these keys make a link and prevent the default.
      if (event.defaultPrevented || !opensPalette(event)) return
      event.preventDefault()
      setPaletteOpen(!open && !dialogIsOpen())
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [open])
  useEffect(() => () => setPaletteOpen(false), [])
  usePreloadWhenIdle()

  function run(command: Command) {
    setPaletteOpen(false)
    afterFocusIsBack(async () => {
      const result = (await command.run()) as Result | undefined
      if (result?.ok === false) setRefusal({ command, problems: result.problems })
    })
  }

  return (
    <>
      {open && (
        <Modal
          aria-label="Do, go to or find"
          isDismissable
          onClose={() => setPaletteOpen(false)}
          className="p-3 pt-[6vh] sm:pt-[14vh]"
        >
          <div className="w-full max-w-xl border-t-3 border-rule bg-paper forced-colors:border">
            <PaletteChoices {...props} close={() => setPaletteOpen(false)} run={run} />
          </div>
        </Modal>
      )}
      {refusal && (
        <Dialog alert open title={refusal.command.label} onOpenChange={() => setRefusal(undefined)}>
          <ProblemList problems={refusal.problems} />
        </Dialog>
      )}
    </>
  )
}

type CommandRefusal = { command: Command } & Pick<Extract<Result, { ok: false }>, 'problems'>

/** Calls `act` two frames later: a closing palette returns the focus first. */
function afterFocusIsBack(act: () => void) {
  requestAnimationFrame(() => requestAnimationFrame(act))
}

/** Loads the choices when the page is idle, so that the first key after opening is not lost. */
function usePreloadWhenIdle() {
  useEffect(() => {
    // Safari has no requestIdleCallback.
    const id = (window.requestIdleCallback ?? setTimeout)(() => PaletteChoices.load())
    return () => (window.cancelIdleCallback ?? clearTimeout)(id)
  }, [])
}
