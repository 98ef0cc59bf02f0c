import type { Clock } from '@/components/admin/entry/state-words'
import { buttonClass } from '@/components/ui/button-class'
import { SelectField } from '@/components/ui/select-field'
import type { RevisionChoice } from '@/domain/writing/revisions'
import { versionName } from '../revision-words'

type Props = { entryId: number; choices: RevisionChoice[]; clock: Clock; from?: number; to: number }

/** Any two versions of an entry, as a form that needs no script. */
export function ChooseTwo({ entryId, choices, clock, from, to }: Props) {
  const options = choices.map((choice) => ({ value: String(choice.id), label: versionName(choice, clock) }))
  return (
    <form
      action={`/admin/entries/${entryId}/revisions/compare`}
      className="mb-8 grid max-w-[60rem] items-end gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <SelectField
        key={`from ${from}`}
        label="From"
        name="from"
        defaultValue={from ?? ''}
        options={from === undefined ? [{ value: '', label: 'Nothing' }, ...options] : options}
      />
      <SelectField key={`to ${to}`} label="To" name="to" defaultValue={to} options={options} />
      <button type="submit" className={buttonClass('plain')}>
        Compare
      </button>
    </form>
  )
}
