'use client'

import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

type Props = {
  'aria-label'?: string
  'aria-labelledby'?: string
  /** Something that asks before it takes away: announced as such. */
  alert?: boolean
  /** True if a press beside it closes it too. */
  isDismissable?: boolean
  onClose: () => void
  /** The classes for the place in the window. */
  className: string
  children: ReactNode
}

/**
 * The browser's own modal dialog, open as long as it is there: the focus stays inside, Escape closes it, and the focus goes back to where
 * it came from.
 */
export function Modal({ alert, isDismissable, onClose, className, children, ...label }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [opener] = useState(whereFocusIs)

  useLayoutEffect(() => {
    const element = dialog.current!
    // The window is drawn open, so that a field in it can take the focus. Opening it as a modal dialog would give that to its first button.
    const focused = element.contains(document.activeElement) ? document.activeElement : element
    element.removeAttribute('open')
    element.showModal()
    giveFocus(focused)
    const scrollAgain = holdPage()
    return () => {
      element.close()
      scrollAgain()
      opener.giveBack()
    }
  }, [opener])

  return createPortal(
    <dialog
      {...label}
      ref={dialog}
      open
      role={alert ? 'alertdialog' : undefined}
      tabIndex={-1}
      onCancel={(event) => {
        // A choice of files that is left is a "cancel" too.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => isDismissable && event.target === event.currentTarget && onClose()}
      className={`fixed inset-0 flex size-full max-h-none max-w-none items-start justify-center bg-[#0b0d10]/55 text-ink outline-none backdrop:bg-transparent ${className}`}
    >
      {children}
    </dialog>,
    document.body,
  )
}

/** Holds the page: what lies below is not scrolled meanwhile, and nothing moves where its scroll bar was. */
function holdPage() {
  const { style, clientWidth } = document.documentElement
  const { overflow, scrollbarGutter } = style
  const hasBar = innerWidth > clientWidth
  Object.assign(style, { overflow: 'hidden', scrollbarGutter: hasBar ? 'stable' : '' })
  return () => void Object.assign(style, { overflow, scrollbarGutter })
}

/** Returns what has the focus, and in a text also where: a press in the dialog moves the caret away. */
function whereFocusIs() {
  const element = document.activeElement
  const selection = getSelection()
  const range =
    element instanceof HTMLElement && element.isContentEditable && selection?.rangeCount
      ? selection.getRangeAt(0)
      : undefined
  return {
    giveBack() {
      giveFocus(element)
      if (!range) return
      selection!.removeAllRanges()
      selection!.addRange(range)
    },
  }
}

function giveFocus(element: Element | null) {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true })
}
