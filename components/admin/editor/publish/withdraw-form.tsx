import { readableAddress } from '@/lib/web/readable-address'
import { useState } from 'react'
import { DialogForm } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { SelectField, TextField } from '@/components/ui/fields'
import { checkedNotesHint } from '../people/people-words'
import { refused } from '@/lib/result'
import { useAsk } from '@/components/ui/use-ask'
import { useWhen, WhenField } from '@/components/admin/moments/when'
import { deskMoment, type TimeZones } from '@/lib/time/time'
import { useChoices } from '@/components/admin/picker/use-choices'
import { useSeenAct } from '../use-entry-state'
import { useEditorScreen } from '../screen-context'
import { useZones } from '@/components/admin/moments/zones'

const reasons = {
  error: 'It holds an error',
  outdated: 'It is out of date',
  replaced: 'Something else takes its place',
  duplicate: 'It was published twice',
  request: 'Someone asked for it',
}

const outcomeOptions = [
  { value: 'gone', label: 'The text is gone', hint: 'Its address says when and why (410).' },
  { value: 'redirect', label: 'Readers are sent to a replacement' },
  { value: 'notice', label: 'The page stays, under a dated notice' },
]

export function WithdrawForm({ onDone }: { onDone: () => void }) {
  const { releasing } = useEditorScreen()
  const { state } = releasing
  const zones = useZones()
  const sendAct = useSeenAct(releasing)
  const checked = checkedNotesHint(releasing.people)
  const isLive = state.is === 'live'
  const [reason, setReason] = useState('')
  const [explanation, setExplanation] = useState('')
  const [outcome, setOutcome] = useState<WithdrawOutcome>('gone')
  const [replacement, setReplacement] = useState<ReplacementChoice>()
  // A scheduled text can be withdrawn only after its moment: the dialog proposes a day after it.
  const proposed = state.is === 'scheduled' ? state.at + 86_400_000 : undefined
  const when = useWhen({ ...zones, at: proposed, begin: isLive ? 'now' : 'later' })
  const { later, moment } = when
  const { send, pending, problems, problem } = useAsk(withdraw, { onDone })

  async function withdraw() {
    if (outcome === 'redirect' && !replacement)
      return refused('Choose the text that readers are sent to.', 'replacedBy')
    return sendAct('withdraw', {
      reason,
      explanation,
      keepPage: outcome === 'notice',
      replacedBy: outcome === 'redirect' ? replacement!.id : undefined,
      at: when.wall,
    })
  }

  return (
    <DialogForm
      onSubmit={send}
      verb={later ? 'Schedule the withdrawal' : 'Withdraw'}
      kind="danger"
      pending={pending}
      isDisabled={!moment.ok}
      problems={problems}
      except={['reason', 'explanation', 'replacedBy']}
      message={
        moment.ok && (
          <p className="border-t border-line pt-4 font-semibold" aria-live="polite">
            {withdrawalEffect({ outcome, at: moment.at, replacement, zones })}{' '}
            <span className="font-normal text-soft">Nothing is deleted: it can be brought back.</span>
          </p>
        )
      }
    >
      <SelectField
        label="Reason"
        value={reason}
        onChange={setReason}
        none="Choose a reason"
        options={reasons}
        problem={problem('reason')}
      />
      <TextField
        label="Explanation"
        value={explanation}
        onChange={setExplanation}
        rows={2}
        hint={
          checked
            ? `${checked} Leave it empty to withdraw the text before that.`
            : 'A sentence for readers, such as “The figures for 2013 were wrong.”'
        }
        problem={problem('explanation')}
      />
      <RadioGroup
        label="What readers find"
        value={outcome}
        onChange={(chosen) => setOutcome(chosen as WithdrawOutcome)}
        choices={outcomeOptions}
      />
      {outcome === 'redirect' && (
        <Replacement chosen={replacement} onChoose={setReplacement} problem={problem('replacedBy')} />
      )}
      <WhenField chosen={when} onlyLater={!isLive} />
    </DialogForm>
  )
}

type WithdrawOutcome = 'gone' | 'redirect' | 'notice'

type PlannedWithdrawal = {
  outcome: WithdrawOutcome
  /** UTC ms; left out for now. */
  at?: number
  replacement?: { title: string; path: string }
  zones: TimeZones
}

function withdrawalEffect({ outcome, at, replacement, zones }: PlannedWithdrawal) {
  const when = at === undefined ? 'from now on' : `from ${deskMoment(at, zones)} on`
  if (outcome === 'notice') return `The page stays where it is, ${when} under a dated notice with your explanation.`
  if (outcome === 'gone') return `The text is gone for readers ${when}; at its address they get your explanation.`
  if (!replacement) return 'Choose the text that readers are sent to.'
  return `Readers who come for it are sent to “${replacement.title}” ${when}. Should that be withdrawn too, they get your explanation.`
}

type ReplacementChoice = { id: number; title: string; language: string; path: string }

const maxChoices = 5

type Props = {
  chosen?: ReplacementChoice
  onChoose: (choice: ReplacementChoice) => void
  problem?: string
}

function Replacement({ chosen, onChoose, problem }: Props) {
  const { entryId } = useEditorScreen().part
  const [search, setSearch] = useState('')
  const { found, problem: trouble, isSettled } = useChoices({ types: ['text'], typed: search, live: true })
  const matches = found.texts
    .flatMap(({ id, title, language, path }) => (path && id !== entryId ? [{ id, title, language, path }] : []))
    .slice(0, maxChoices)

  const choices = chosen && !matches.some((choice) => choice.id === chosen.id) ? [chosen, ...matches] : matches
  return (
    <div className="border-l border-line pl-4">
      <TextField label="Find the replacement" value={search} onChange={setSearch} hint="Words of a published text." />
      {choices.length > 0 ? (
        <RadioGroup
          className="mt-3"
          label="Send readers to"
          value={chosen ? String(chosen.id) : ''}
          onChange={(id) => onChoose(choices.find((choice) => String(choice.id) === id)!)}
          problem={problem}
          choices={choices.map(({ id, title, path }) => ({
            value: String(id),
            label: title || 'Untitled',
            hint: readableAddress(path),
          }))}
        />
      ) : (
        <p role="status" className="mt-3 text-sm text-soft">
          {trouble ?? (isSettled && 'No published text has these words.')}
        </p>
      )}
    </div>
  )
}
