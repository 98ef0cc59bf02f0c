'use client'

import { useId, type ReactNode } from 'react'
import { Radio, RadioGroup as AriaRadioGroup, type RadioGroupProps } from 'react-aria-components/RadioGroup'
import { Field } from './field'

type Choice = { value: string; label: string; hint?: ReactNode }
type Props = Omit<RadioGroupProps, 'className' | 'children' | 'isInvalid'> & {
  label: string
  choices: Choice[]
  hint?: ReactNode
  problem?: string
  className?: string
}

export function RadioGroup({ label, choices, hint, problem, className, ...props }: Props) {
  return (
    <AriaRadioGroup {...props} className={className} isInvalid={!!problem} validationBehavior="aria">
      <Field label={label} hint={hint} problem={problem}>
        {choices.map((choice) => (
          <Option key={choice.value} {...choice} />
        ))}
      </Field>
    </AriaRadioGroup>
  )
}

/** The hint stands outside the label, so that the choice's name is exactly its label. */
function Option({ value, label, hint }: Choice) {
  const id = useId()
  return (
    <div className="py-1">
      <Radio
        value={value}
        aria-describedby={hint ? id : undefined}
        className="group flex min-h-6 cursor-pointer items-start gap-2.5"
      >
        <span className="mt-0.75 size-4 shrink-0 rounded-[50%] border border-edge bg-sheet group-hover:border-ink group-focused:outline-3 group-focused:outline-offset-2 group-focused:outline-accent group-selected:border-[5px] group-selected:border-accent" />
        <span>{label}</span>
      </Radio>
      {hint && (
        <p id={id} className="pl-6.5 text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
