import { Button } from '@/components/ui/button'
import type { ReviewThread } from '@/domain/review/review-thread'
import { useAsk } from '@/components/ui/use-ask'
import type { Result } from '@/lib/result'
import { useEditorScreen } from '../screen-context'
import { PeopleForDialog } from '../people/people-question'
import { OpenRemarksNote } from '../comments/open-remarks-note'
import { useState, type ReactNode } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import type { ButtonKind } from '@/components/ui/button-class'
import { Dialog, DialogForm } from '@/components/ui/dialog'
import { teamsInWords } from '@/lib/text/team-words'
import { SelectField, TextField } from '@/components/ui/fields'

export function canSubmit({ state, may, head }: ReviewThread) {
  const isNew = state.is === 'none' || state.is === 'changes' || state.changed
  return may.submit && isNew && !head.released
}

/** Submits the text for review. `primary`: it is the main action, and says who publishes the text and what is open. */
export function SubmitDialog({ primary }: { primary?: boolean }) {
  const { review, part } = useEditorScreen()
  const teams = (primary && part.standing?.teams) || []
  const isAgain = review.review?.state.is === 'waiting'
  return (
    <StepDialog
      title="Submit for review"
      label={isAgain ? 'Submit again…' : `Submit ${teams.length ? `to ${teamsInWords(teams)}` : 'for review'}…`}
      kind={primary ? 'primary' : 'plain'}
      small={!primary}
      message={`The text as it stands now is shown to ${teams.length ? `${teamsInWords(teams)}, which publishes it` : 'those who review'}. You can continue writing meanwhile.`}
      note={{ label: 'Note', hint: 'What they should look at, if anything.' }}
      verb="Submit"
      before={
        <>
          {primary && <OpenRemarksNote />}
          <PeopleForDialog />
        </>
      }
      people={review.review?.canAsk ?? []}
      hint={part.people.isLimited ? 'Whoever you choose will see this draft.' : undefined}
      everybody={teams.length ? `Everybody in ${teamsInWords(teams)}` : undefined}
      onTake={(details) => review.take({ act: 'submit', ...details })}
    />
  )
}

export function ChangesDialog() {
  const { review } = useEditorScreen()
  return (
    <StepDialog
      title="Request changes"
      label="Request changes…"
      small
      message="Whoever wrote the text is told. What you say about single words is better said in a comment beside them."
      note={{ label: 'What should change' }}
      verb="Request changes"
      onTake={({ note }) => review.take({ act: 'requestChanges', note })}
    />
  )
}

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
  everybody?: string
  hint?: string
  onTake: (details: { note: string; asks?: number }) => Promise<Result>
}

function StepDialog({ title, label, kind, small, ...form }: Props) {
  const [open, setOpen] = useState(false)
  useCommands('This text', () => [{ label, also: 'review', run: () => setOpen(true) }], 2)
  const trigger = (
    <Button kind={kind} small={small} title={label}>
      <span className="max-w-60 truncate">{label}</span>
    </Button>
  )
  return (
    <Dialog title={title} trigger={trigger} open={open} onOpenChange={setOpen}>
      {(close) => <StepForm {...form} onDone={close} />}
    </Dialog>
  )
}

function StepForm({
  message,
  note,
  verb,
  before,
  people,
  everybody = 'Everyone who may review',
  hint,
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
          hint={hint}
          value={asks}
          onChange={setAsks}
          none={everybody}
          options={people}
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
