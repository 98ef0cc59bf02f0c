import type { FormEvent, ReactNode } from 'react'
import type { Problem } from '@/lib/result'
import { Button } from './button'
import { Problems } from './problems'

type Props = {
  onSubmit: (event: FormEvent<HTMLFormElement>) => unknown
  verb: string
  kind?: 'primary' | 'danger'
  pending?: boolean
  isDisabled?: boolean
  autoFocus?: boolean
  problems?: Problem[]
  except?: string[]
  message?: ReactNode
  beside?: ReactNode
  children: ReactNode
}

/** Submitted by script alone; the form around the dialog does not receive it. */
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
