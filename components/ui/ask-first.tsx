import type { ComponentProps, ReactNode } from 'react'
import { Button } from './button'
import { Dialog, type Trigger } from './dialog'
import { Form, useForm, type Action } from './form'

type Props<T, Fields> = Pick<ComponentProps<typeof Form<Fields>>, 'values' | 'children'> & {
  title: string
  trigger: Trigger
  act: Action<T, Fields>
  verb: string
  keep?: string
  onDone?: (value: T) => void
}

/** A dialog with a question. The focus begins on the button that changes nothing. */
export function QuestionDialog<T, Fields>({ title, trigger, ...question }: Props<T, Fields>) {
  return (
    <Dialog title={title} alert trigger={trigger}>
      {(close) => <QuestionForm {...question} close={close} />}
    </Dialog>
  )
}

type QuestionProps<T, Fields> = Omit<Props<T, Fields>, 'title' | 'trigger'> & { close: () => void }

function QuestionForm<T, Fields>({ act, verb, keep, onDone, close, ...form }: QuestionProps<T, Fields>) {
  const state = useForm(act, {
    onDone: (value) => {
      onDone?.(value)
      close()
    },
  })
  const end = <KeepOrConfirm verb={verb} keep={keep} pending={state.pending} onKeep={close} />
  return <Form {...form} state={state} className="grid gap-4" end={end} />
}

type ConfirmProps = Pick<ComponentProps<typeof Dialog>, 'title' | 'trigger' | 'open' | 'onOpenChange'> &
  Omit<KeepOrProps, 'onKeep'> & { onConfirm: (close: () => void) => void; children: ReactNode }

/** A dialog that asks before an act which has no form of its own. */
export function ConfirmDialog({ verb, keep, pending, onConfirm, children, ...dialog }: ConfirmProps) {
  return (
    <Dialog {...dialog} alert>
      {(close) => (
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            event.stopPropagation()
            onConfirm(close)
          }}
        >
          {children}
          <KeepOrConfirm verb={verb} keep={keep} pending={pending} onKeep={close} />
        </form>
      )}
    </Dialog>
  )
}

type KeepOrProps = {
  verb: string
  keep?: string
  pending?: boolean
  onKeep: () => void
}

function KeepOrConfirm({ verb, keep = 'Keep it', pending, onKeep }: KeepOrProps) {
  return (
    <div className="flex flex-wrap gap-3">
      <Button onPress={onKeep} autoFocus>
        {keep}
      </Button>
      <Button type="submit" kind="danger" isPending={pending}>
        {verb}
      </Button>
    </div>
  )
}
