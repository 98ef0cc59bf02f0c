'use client'

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'

type Props = {
  title: string
  /** The button that opens it. Left out where `open` says when. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Something that asks before it takes away: announced as such. */
  alert?: boolean
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** A modal dialog: the focus stays inside, Escape closes it and the focus goes back to where it came from. */
export function Dialog({ title, trigger, open, onOpenChange, alert, children }: Props) {
  const overlay = (
    <ModalOverlay
      isOpen={trigger ? undefined : open}
      onOpenChange={trigger ? undefined : onOpenChange}
      className="fixed inset-0 z-50 flex items-start justify-center overflow-y-auto bg-[#0b0d10]/55 p-3 pt-[8vh] sm:p-6 sm:pt-[12vh]"
    >
      <Modal className="w-full max-w-lg border-t-3 border-rule bg-paper text-ink forced-colors:border">
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className="p-5 outline-none sm:p-6">
          {({ close }) => (
            <>
              <div className="mb-4 flex items-start justify-between gap-4">
                <Heading slot="title" className="text-xl">
                  {title}
                </Heading>
                <AriaButton
                  aria-label="Close"
                  onPress={close}
                  className="-m-1.5 grid size-9 shrink-0 cursor-pointer place-items-center text-soft hover:bg-wash hover:text-ink"
                >
                  <X aria-hidden className="size-5" />
                </AriaButton>
              </div>
              {typeof children === 'function' ? children(close) : children}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
  if (!trigger) return overlay
  return (
    <DialogTrigger isOpen={open} onOpenChange={onOpenChange}>
      {trigger}
      {overlay}
    </DialogTrigger>
  )
}
