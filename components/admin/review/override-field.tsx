import { Checkbox, TextField } from '@/components/ui/fields'

type Props = { reason: string | undefined; onReason: (reason: string | undefined) => void; problem?: string }

export function OverrideField({ reason, onReason, problem }: Props) {
  return (
    <div className="border-l-3 border-warn bg-warn-wash px-3 py-2">
      <p>This text needs an approval by someone who did not write it.</p>
      <Checkbox isSelected={reason !== undefined} onChange={(chosen) => onReason(chosen ? '' : undefined)}>
        Publish without approval (emergency)
      </Checkbox>
      {reason !== undefined && (
        <TextField
          label="Why it cannot wait"
          hint="Shown on the desk until someone else has approved it."
          value={reason}
          onChange={onReason}
          rows={2}
          problem={problem}
          className="mt-2 mb-1"
        />
      )}
    </div>
  )
}
