import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/fields'

export type Change = { major: boolean; note: string }
export const silent: Change = { major: false, note: '' }

type Props = { change: Change; onChange: (change: Change) => void; problem?: string }

export function ChangeNote({ change, onChange, problem }: Props) {
  return (
    <div className="border-t border-line pt-3">
      <RadioGroup
        label="This change is"
        value={change.major ? 'major' : 'minor'}
        onChange={(value) => onChange({ ...change, major: value === 'major' })}
        choices={[
          { value: 'minor', label: 'Minor: say nothing', hint: 'A typing error, a better link.' },
          { value: 'major', label: 'Major: tell readers', hint: 'Your note stands on the page, with the date.' },
        ]}
      />
      {change.major && (
        <TextField
          label="What changed"
          value={change.note}
          onChange={(note) => onChange({ ...change, note })}
          problem={problem}
          hint="A sentence for readers, such as “The figures for 2013 were corrected.”"
          rows={2}
          maxLength={500}
          className="mt-2"
        />
      )}
    </div>
  )
}
