import { useState, type ReactNode } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { Button } from '@/components/ui/button'
import type { ButtonKind } from '@/components/ui/button-class'
import { Dialog, DialogForm } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/fields'
import { useAsk } from '@/components/ui/use-ask'
import type { Result } from '@/lib/result'

type Props = {
  title: string
  label: string
  kind?: ButtonKind
  small?: boolean
  message: string
  note: { label: string; hint?: string }
  verb: string
  before?: ReactNode
  people?: { id: number; name: string }[]
  onTake: (details: { note: string; asks?: number }) => Promise<Result>
}

export function StepDialog({ title, label, kind, small, ...form }: Props) {
  const [open, setOpen] = useState(false)
  useCommands('This text', () => [{ label, also: 'review', run: () => setOpen(true) }], 2)
  const trigger = (
    <Button kind={kind} small={small}>
      {label}
    </Button>
  )
  return (
    <Dialog title={title} trigger={trigger} open={open} onOpenChange={setOpen}>
      {(close) => <Form {...form} onDone={close} />}
    </Dialog>
  )
}

function Form({
  message,
  note,
  verb,
  before,
  people,
  onTake,
  onDone,
}: Omit<Props, 'title' | 'label' | 'kind' | 'small'> & { onDone: () => void }) {
  const [words, setWords] = useState('')
  const [asks, setAsks] = useState('')
  const { send, pending, problems, problem } = useAsk(onTake, { onDone })

  return (
    <DialogForm
      onSubmit={() => send({ note: words, asks: asks ? Number(asks) : undefined })}
      verb={verb}
      pending={pending}
      problems={problems}
      except={['asks', 'note']}
    >
      <p>{message}</p>
      {before}
      {people && (
        <SelectField
          label="Whom to ask"
          value={asks}
          onChange={setAsks}
          options={[
            { value: '', label: 'Everyone who may review' },
            ...people.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          problem={problem('asks')}
        />
      )}
      <TextField
        label={note.label}
        hint={note.hint}
        value={words}
        onChange={setWords}
        rows={4}
        problem={problem('note')}
      />
    </DialogForm>
  )
}
