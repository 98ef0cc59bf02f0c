'use client'

import type { ReactNode } from 'react'

type Props = { onSubmit: () => unknown; children: ReactNode }

/** The form in a dialog. It is sent by script alone, and not also the form that the dialog was opened from. */
export function DialogForm({ onSubmit, children }: Props) {
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}
