'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Problems } from '@/components/ui/problems'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { Standing } from '@/domain/editing'
import type { Problem } from '@/lib/result'
import { ask } from '../ask'

const reasons = [
  { value: 'error', label: 'It holds an error' },
  { value: 'outdated', label: 'It is out of date' },
  { value: 'replaced', label: 'Something else takes its place' },
  { value: 'duplicate', label: 'It was published twice' },
  { value: 'request', label: 'Someone asked for it' },
]

type Props = { entryId: number; onStanding: (standing: Standing) => void }

export function WithdrawDialog({ entryId, onStanding }: Props) {
  return (
    <Dialog
      title="Withdraw"
      trigger={
        <Button small kind="danger">
          Withdraw…
        </Button>
      }
    >
      {(close) => (
        <Form
          entryId={entryId}
          onStanding={(standing) => {
            onStanding(standing)
            close()
          }}
        />
      )}
    </Dialog>
  )
}

function Form({ entryId, onStanding }: Props) {
  const [reason, setReason] = useState('error')
  const [explanation, setExplanation] = useState('')
  const [keepPage, setKeepPage] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const at = (field: string) => problems.find((problem) => problem.field === field)?.message

  async function withdraw() {
    setBusy(true)
    const answer = await ask<Standing>(`/api/desk/entries/${entryId}/withdraw`, { reason, explanation, keepPage })
    setBusy(false)
    if (answer.ok) onStanding(answer.value)
    else setProblems(answer.problems)
  }

  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        void withdraw()
      }}
    >
      <SelectField
        label="Reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        options={reasons}
        problem={at('reason')}
      />
      <TextField
        label="Explanation"
        value={explanation}
        onChange={setExplanation}
        rows={3}
        hint="A sentence for readers, such as “The figures for 2013 were wrong.”"
        problem={at('explanation')}
      />
      <Checkbox isSelected={keepPage} onChange={setKeepPage}>
        Keep the page, under a dated notice
      </Checkbox>
      <Problems problems={problems} except={['reason', 'explanation']} />
      <p className="border-t border-line pt-4 font-semibold">
        {keepPage
          ? 'The page stays now, under a notice.'
          : 'The text is gone for readers now; at its address they get the explanation.'}{' '}
        <span className="font-normal text-soft">Nothing is deleted: publishing it again brings it back.</span>
      </p>
      <Button type="submit" kind="danger" isDisabled={busy}>
        Withdraw
      </Button>
    </form>
  )
}
