'use client'

import { useId, type ComponentProps, type ReactNode } from 'react'
import { inputClass } from './input-class'
import { Labelled, notesId } from './labelled'
import { useEarlyText } from './use-early-text'

export type TextFieldProps = Omit<
  ComponentProps<'input'>,
  'id' | 'value' | 'defaultValue' | 'onChange' | 'disabled' | 'readOnly' | 'required'
> & {
  label: string
  hint?: ReactNode
  problem?: string
  rows?: number
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  isDisabled?: boolean
  isReadOnly?: boolean
  isRequired?: boolean
}

export function TextField({ label, hint, problem, rows, className, ...props }: TextFieldProps) {
  const { id, input } = useTextField({ hint, problem, ...props })
  return (
    <Labelled id={id} label={label} hint={hint} problem={problem} className={className}>
      {rows ? (
        <textarea {...(input as ComponentProps<'textarea'>)} rows={rows} className={inputClass} />
      ) : (
        <input {...input} className={inputClass} />
      )}
    </Labelled>
  )
}

type InputProps = Omit<TextFieldProps, 'label' | 'rows' | 'className'>

export function useTextField({ hint, problem, value, defaultValue, onChange, ...props }: InputProps) {
  const { isDisabled, isReadOnly, isRequired, ...rest } = props
  const id = useId()
  const { input: ref, text } = useEarlyText({ value, defaultValue, onChange })
  const input: ComponentProps<'input'> = {
    ...rest,
    ref,
    id,
    value: text.value,
    onChange: (event) => text.onChange(event.target.value),
    disabled: isDisabled,
    readOnly: isReadOnly,
    // Not `required`: the problem is shown in words beside the field.
    'aria-required': isRequired || undefined,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': hint || problem ? notesId(id) : undefined,
  }
  return { id, input }
}
