'use client'

import { useState, useSyncExternalStore } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { Field, inputClass } from './field'
import { useEarlyText } from './use-early-text'

type Props = Omit<TextFieldProps, 'className' | 'children' | 'isInvalid' | 'type' | 'name'> & {
  label: string
  /** By this an answer knows what it must not repeat: see `typedValuesIn`. */
  name: 'password' | `${string}Password`
  hint?: string
  problem?: string
}

/** A password that can be looked at while it is typed; pasting is fine. */
export function PasswordField({ label, hint, problem, value, defaultValue, onChange, ...props }: Props) {
  const { input, text } = useEarlyText({ value, defaultValue, onChange })
  const [isVisible, setVisible] = useState(false)
  const scripts = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
  return (
    <AriaTextField
      {...props}
      {...text}
      type={isVisible ? 'text' : 'password'}
      isInvalid={!!problem}
      validationBehavior="aria"
    >
      <Field label={label} hint={hint} problem={problem}>
        <div className="relative">
          <Input
            ref={input}
            className={`${inputClass} pr-16`}
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
          />
          {scripts && (
            <ToggleButton
              isSelected={isVisible}
              onChange={setVisible}
              className="absolute inset-y-0 right-0 cursor-pointer px-3 text-sm font-semibold text-accent hover:underline"
            >
              Show
            </ToggleButton>
          )}
        </div>
      </Field>
    </AriaTextField>
  )
}

const subscribe = () => () => {}
