import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

type Props = {
  'aria-label'?: string
  'aria-labelledby'?: string
  alert?: boolean
  isDismissable?: boolean
  onClose: () => void
  className: string
  children: ReactNode
}

/** The browser's modal dialog, open while mounted: it traps the focus, Escape closes it, and the focus returns. */
export function Modal({ alert, isDismissable, onClose, className, children, ...label }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [opener] = useState(focusedPlace)

  useLayoutEffect(() => {
    const element = dialog.current!
    // The dialog is drawn open, so that a field can take the focus: `showModal` alone would focus the first button.
    const focused = element.contains(document.activeElement) ? document.activeElement : element
    element.removeAttribute('open')
    element.showModal()
    giveFocus(focused)
    const scrollAgain = stopPageScroll()
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
        // A cancelled file dialog fires "cancel" too.
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

/** Stops the page from scrolling, and keeps the space of its scroll bar. Returns a function that undoes this. */
function stopPageScroll() {
  const { style, clientWidth } = document.documentElement
  const { overflow, scrollbarGutter } = style
  const hasBar = innerWidth > clientWidth
  Object.assign(style, { overflow: 'hidden', scrollbarGutter: hasBar ? 'stable' : '' })
  return () => void Object.assign(style, { overflow, scrollbarGutter })
}

/** Remembers the focused element and its caret, which a press in the dialog would move. */
function focusedPlace() {
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
