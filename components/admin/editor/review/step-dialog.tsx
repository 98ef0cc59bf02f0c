'use client'

import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { Problems } from '@/components/ui/problems'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { Problem, Result } from '@/lib/result'

type Props = {
  title: string
  trigger: ReactNode
  /** What will happen, in a sentence. */
  says: string
  note: { label: string; hint?: string }
  verb: string
  /** Whom it can be asked of. Left out: nobody is asked. */
  people?: { id: number; name: string }[]
  onTake: (said: { note: string; asks?: number }) => Promise<Result>
}

/** A step in a review that says something: it keeps what was written until the step is taken. */
export function StepDialog({ title, trigger, ...form }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog title={title} trigger={trigger} open={open} onOpenChange={setOpen}>
      {(close) => <Form {...form} onDone={close} />}
    </Dialog>
  )
}

function Form({ says, note, verb, people, onTake, onDone }: Omit<Props, 'title' | 'trigger'> & { onDone: () => void }) {
  const [words, setWords] = useState('')
  const [asks, setAsks] = useState('')
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const problem = (field: string) => problems.find((one) => one.field === field)?.message

  async function take() {
    if (busy) return
    setBusy(true)
    const answer = await onTake({ note: words, asks: asks ? Number(asks) : undefined })
    setBusy(false)
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok) onDone()
  }

  return (
    <DialogForm onSubmit={take}>
      <p>{says}</p>
      {people && (
        <SelectField
          label="Whom to ask"
          value={asks}
          onChange={(event) => setAsks(event.target.value)}
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
      <Problems problems={problems} except={['asks', 'note']} />
      <Button type="submit" kind="primary" isPending={busy}>
        {verb}
      </Button>
    </DialogForm>
  )
}
