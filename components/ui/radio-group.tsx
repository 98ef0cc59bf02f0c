import { useId, type ReactNode } from 'react'
import { Notes, notesId } from './labelled'

type RadioChoice = { value: string; label: string; hint?: ReactNode }
type Props = {
  label: string
  choices: RadioChoice[] | Record<string, string>
  name?: string
  /** Null if nothing is chosen. */
  value?: string | null
  defaultValue?: string
  onChange?: (value: string) => void
  isReadOnly?: boolean
  inLine?: boolean
  hint?: ReactNode
  problem?: string
  className?: string
}

export function RadioGroup({
  label,
  choices,
  hint,
  problem,
  isReadOnly,
  inLine,
  onChange,
  className,
  ...group
}: Props) {
  const id = useId()
  return (
    <div
      role="radiogroup"
      aria-labelledby={id}
      aria-describedby={hint || problem ? notesId(id) : undefined}
      aria-invalid={problem ? true : undefined}
      aria-readonly={isReadOnly || undefined}
      className={className}
    >
      <p id={id} className="mb-1 text-sm font-semibold">
        {label}
      </p>
      <div className={inLine ? 'flex flex-wrap gap-x-6' : undefined}>
        {choicesIn(choices).map((choice) => (
          <RadioOption
            key={choice.value}
            choice={choice}
            {...group}
            name={group.name ?? id}
            onChange={isReadOnly ? undefined : onChange}
          />
        ))}
      </div>
      <Notes id={id} hint={hint} problem={problem} />
    </div>
  )
}

type OptionProps = Pick<Props, 'name' | 'value' | 'defaultValue' | 'onChange'> & { choice: RadioChoice }

function choicesIn(choices: Props['choices']): RadioChoice[] {
  return Array.isArray(choices) ? choices : Object.entries(choices).map(([value, label]) => ({ value, label }))
}

/** A radio button. Its hint is outside the label, so that the accessible name is exactly the label. */
function RadioOption({ choice: { value, label, hint }, name, value: chosen, defaultValue, onChange }: OptionProps) {
  const id = useId()
  return (
    <div className="py-1">
      <label className="flex min-h-6 cursor-pointer items-start gap-2.5">
        <input
          type="radio"
          name={name}
          value={value}
          checked={chosen === undefined ? undefined : chosen === value}
          defaultChecked={defaultValue === undefined ? undefined : defaultValue === value}
          onChange={() => onChange?.(value)}
          aria-describedby={hint ? id : undefined}
          className="mt-0.75 size-4 shrink-0 cursor-pointer appearance-none rounded-[50%] border border-edge bg-sheet hover:border-ink checked:border-[5px] checked:border-accent"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={id} className="pl-6.5 text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
