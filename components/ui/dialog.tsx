import { X } from 'lucide-react'
import { cloneElement, useId, useState, type ReactElement, type ReactNode, type FormEvent } from 'react'
import { BareButton, Button } from './button'
import type { ButtonKind } from './button-class'
import { Modal } from './modal'
import type { Problem } from '@/lib/result'
import { ProblemList } from './form'

export type Trigger = ReactElement<{ onPress?: () => void }>

type Props = {
  title: string
  trigger?: Trigger
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** True for a dialog about a removal: screen readers announce it as an alert. */
  alert?: boolean
  wide?: boolean
  children: ReactNode | ((close: () => void) => ReactNode)
}

export function Dialog({ title, trigger, open, onOpenChange, alert, wide, children }: Props) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  function change(isOpen: boolean) {
    setOpen(isOpen)
    onOpenChange?.(isOpen)
  }
  const close = () => change(false)
  return (
    <>
      {trigger && cloneElement(trigger, { onPress: () => change(true) })}
      {(open ?? isOpen) && (
        <Modal
          aria-labelledby={id}
          alert={alert}
          onClose={close}
          className="overflow-y-auto p-3 pt-[8vh] sm:p-6 sm:pt-[12vh]"
        >
          <div
            className={`w-full ${wide ? 'max-w-3xl' : 'max-w-lg'} border-t-3 border-rule bg-paper p-5 forced-colors:border sm:p-6`}
          >
            <div className="mb-4 flex items-start justify-between gap-4">
              <h2 id={id} className="text-xl">
                {title}
              </h2>
              <BareButton
                aria-label="Close"
                onPress={close}
                className="-m-1.5 grid size-9 shrink-0 cursor-pointer place-items-center text-soft hover:bg-wash hover:text-ink"
              >
                <X aria-hidden className="size-5" />
              </BareButton>
            </div>
            {typeof children === 'function' ? children(close) : children}
          </div>
        </Modal>
      )}
    </>
  )
}

type DialogFormProps = {
  onSubmit: (event: FormEvent<HTMLFormElement>) => unknown
  verb: string
  kind?: ButtonKind
  pending?: boolean
  isDisabled?: boolean
  autoFocus?: boolean
  problems?: Problem[]
  except?: string[]
  message?: ReactNode
  beside?: ReactNode
  children: ReactNode
}

/** A form in a dialog. It submits by script only, and its events do not reach a form around the dialog. */
export function DialogForm({
  onSubmit,
  verb,
  kind = 'primary',
  pending,
  isDisabled,
  autoFocus,
  ...rest
}: DialogFormProps) {
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
      <ProblemList problems={problems} except={except} />
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
