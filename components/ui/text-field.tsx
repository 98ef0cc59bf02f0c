'use client'

import type { ReactNode } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField'
import { Field, inputClass } from './field'
import { useEarlyText } from './use-early-text'

type Props = Omit<TextFieldProps, 'className' | 'children' | 'isInvalid'> & {
  label: string
  hint?: ReactNode
  /** A sentence; the field is marked and announced as invalid while there is one. */
  problem?: string
  /** More than one line of text: this many are shown. */
  rows?: number
  className?: string
}

export function TextField({ label, hint, problem, rows, className, value, defaultValue, onChange, ...props }: Props) {
  const { input, text } = useEarlyText({ value, defaultValue, onChange })
  return (
    <AriaTextField {...props} {...text} className={className} isInvalid={!!problem} validationBehavior="aria">
      <Field label={label} hint={hint} problem={problem}>
        {rows ? (
          <TextArea ref={input} rows={rows} className={inputClass} />
        ) : (
          <Input ref={input} className={inputClass} />
        )}
      </Field>
    </AriaTextField>
  )
}
