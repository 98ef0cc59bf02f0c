import { useEffect, useEffectEvent, useState } from 'react'
import { DialogForm } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/fields'
import type { BulkAct } from '@/domain/desk/bulk'
import type { Problem } from '@/lib/result'
import { OpenCommentsInTexts } from '@/components/admin/review/open-comments-in-texts'
import { useAsk } from '@/components/ui/use-ask'
import { MomentFields } from '@/components/admin/moments/moment'
import { useMoment } from '@/components/admin/moments/use-moment'
import { openCommentsOfChosen } from './actions'
import { actWords, type ActName } from './bulk-acts'
import type { FilterChoices } from './filter-form'
import { countInWords } from '@/lib/text/numbers'
import type { TimeZones } from '@/lib/time/time'

type Props = {
  act: ActName
  count: number
  selection: { ids: number[] } | { query: string }
  terms: FilterChoices['terms']
  clock: TimeZones
  pending: boolean
  problems: Problem[]
  onDo: (act: BulkAct) => void
}

const reasons = {
  error: 'They hold an error',
  outdated: 'They are out of date',
  duplicate: 'They were published twice',
  request: 'Someone asked for it',
}

export function BulkForm({ act, count, selection, terms, clock, pending, problems, onDo }: Props) {
  const choosing = useMoment({ zone: clock.zone, viewer: clock.viewer })
  const [reason, setReason] = useState<keyof typeof reasons | ''>('')
  const [explanation, setExplanation] = useState('')
  const [termId, setTermId] = useState('')
  const [missing, setMissing] = useState('')
  const { message, button } = actWords[act]
  const isGrave = act === 'withdraw' || act === 'trash'

  function submit() {
    if (pending) return
    if (act === 'schedule') return choosing.moment.ok ? onDo({ act, at: choosing.moment.at }) : undefined
    if (act === 'withdraw') {
      if (!reason) return setMissing('Choose a reason.')
      if (!explanation.trim()) return setMissing('Tell readers in a sentence why they are gone.')
      return onDo({ act, reason, explanation })
    }
    if (act === 'addTerm' || act === 'removeTerm') {
      if (!termId) return setMissing('Choose a topic or country.')
      return onDo({ act, termId: Number(termId) })
    }
    onDo({ act })
  }

  return (
    <DialogForm
      onSubmit={submit}
      verb={pending ? 'Working …' : button}
      kind={isGrave ? 'danger' : 'primary'}
      pending={pending}
      problems={problems}
      message={
        <p className="border-t border-line pt-4 font-semibold">
          {countInWords(count, 'text')}. <span className="font-normal text-soft">{message}</span>
        </p>
      }
    >
      {(act === 'publish' || act === 'schedule') && <OpenComments selection={selection} />}
      {act === 'schedule' && <MomentFields choosing={choosing} />}
      {act === 'withdraw' && (
        <>
          <SelectField
            label="Reason"
            value={reason}
            onChange={setReason}
            none="Choose a reason"
            options={reasons}
            problem={reason ? '' : missing}
          />
          <TextField
            label="Explanation"
            value={explanation}
            onChange={setExplanation}
            rows={3}
            hint="A sentence for readers, the same at each address."
            problem={reason && missing}
          />
        </>
      )}
      {(act === 'addTerm' || act === 'removeTerm') && (
        <SelectField
          label="Topic or country"
          value={termId}
          onChange={setTermId}
          none="Choose one"
          options={terms}
          problem={missing}
        />
      )}
    </DialogForm>
  )
}

/** Appears once the answer has come; nothing waits for it. */
function OpenComments({ selection }: Pick<Props, 'selection'>) {
  const { send, answer } = useAsk(() => openCommentsOfChosen(undefined, selection))
  const ask = useEffectEvent(() => void send())
  useEffect(() => ask(), [])
  return answer?.ok && <OpenCommentsInTexts texts={answer.value} />
}
