'use client'

import type { FormEvent, ReactNode } from 'react'
import type { Problem } from '@/lib/result'
import { Button } from './button'
import { Problems } from './problems'

type Props = {
  onSubmit: (event: FormEvent<HTMLFormElement>) => unknown
  /** On the button that sends it. */
  verb: string
  kind?: 'primary' | 'danger'
  pending?: boolean
  isDisabled?: boolean
  /** The button has the focus from the beginning, where nothing has to be filled in. */
  autoFocus?: boolean
  problems?: Problem[]
  /** Fields that show their own problems. */
  except?: string[]
  /** The words about what will happen, above the button. */
  message?: ReactNode
  /** Another way out, beside the button. */
  beside?: ReactNode
  children: ReactNode
}

/** The form in a dialog. It is sent by script alone, and the form that the dialog was opened from hears nothing of it. */
export function DialogForm({ onSubmit, verb, kind = 'primary', pending, isDisabled, autoFocus, ...rest }: Props) {
  const { problems = [], except, message, beside, children } = rest
  return (
    <form
      noValidate
      className="space-y-4"
      onInput={(event) => event.stopPropagation()}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        onSubmit(event)
      }}
    >
      {children}
      <Problems problems={problems} except={except} />
      {message}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind={kind} isPending={pending} isDisabled={isDisabled} autoFocus={autoFocus}>
          {verb}
        </Button>
        {beside}
      </div>
    </form>
  )
}
