import { useRef, useState, type FormEventHandler, type ReactNode } from 'react'
import { Button } from './button'
import { Form, ProblemList, useForm, type Action } from './form'

type FormState<T, Fields> = ReturnType<typeof useForm<T, Fields>>

type ChangeProps<C, CFields, R, RFields extends { id: unknown }> = {
  id: RFields['id'] & (string | number)
  label?: string
  change: Action<C, CFields>
  onChanged: (changed: C, form?: HTMLFormElement) => void
  remove: Action<R, RFields>
  onRemoved: (removed: R) => void
  stays?: false | string
  onInput?: FormEventHandler
  children: (state: FormState<C, CFields>) => ReactNode
}

type Props<C, CFields, R, RFields extends { id: unknown }> = ChangeProps<C, CFields, R, RFields> & {
  name: string
  spoken: string
  message: ReactNode
  above?: ReactNode | ((close: () => void) => ReactNode)
}

export function EditableRow<C, CFields, R, RFields extends { id: unknown }>(props: Props<C, CFields, R, RFields>) {
  const { name, spoken, message, above, onChanged, ...form } = props
  // Undefined until the row is first opened, maybe before the scripts come: a long list draws no unused forms.
  const [open, setOpen] = useState<boolean>()
  const summary = useRef<HTMLElement>(null)
  const press = open ? 'Close' : 'Change'
  function close() {
    // The focus must not vanish with the form.
    summary.current?.focus()
    setOpen(false)
  }
  return (
    <li className="border-t border-line first:border-t-0">
      <details
        ref={(details) => void (details?.open && setOpen(true))}
        open={open}
        suppressHydrationWarning
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary
          ref={summary}
          aria-label={`${spoken}. ${press}`}
          className="grid cursor-pointer list-none grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-2.5 hover:bg-wash [&::-webkit-details-marker]:hidden"
        >
          <span className="font-semibold wrap-anywhere">{name}</span>
          <span className="text-sm text-accent underline decoration-[0.06em] underline-offset-[0.18em]">{press}</span>
          {message}
        </summary>
        {open !== undefined && (
          <div className="border-l-3 border-accent pb-4 pl-4">
            {typeof above === 'function' ? above(close) : above}
            <ChangeForm
              {...form}
              onChanged={(changed, form) => {
                close()
                onChanged(changed, form)
              }}
            />
          </div>
        )}
      </details>
    </li>
  )
}

export function ChangeForm<C, CFields, R, RFields extends { id: unknown }>(props: ChangeProps<C, CFields, R, RFields>) {
  const { id, label, change, onChanged, remove, onRemoved, stays, onInput, children } = props
  const changing = useForm(change, { onDone: onChanged })
  const removing = useForm(remove, { onDone: onRemoved })
  const isDisabled = changing.pending || removing.pending
  const end = (
    <>
      <ProblemList problems={removing.problems} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isPending={changing.pending} isDisabled={isDisabled}>
          Save
        </Button>
        {!stays && (
          <Button
            kind="danger"
            isPending={removing.pending}
            isDisabled={isDisabled}
            onPress={() => removing.send({ id } as RFields)}
          >
            Remove
          </Button>
        )}
      </div>
      {stays && <p className="text-sm text-soft">{stays}</p>}
    </>
  )
  return (
    <Form
      state={changing}
      values={{ id } as object}
      aria-label={label}
      className="grid gap-4"
      onInput={onInput}
      end={end}
    >
      {children(changing)}
    </Form>
  )
}
