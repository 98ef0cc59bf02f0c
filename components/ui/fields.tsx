'use client'

import { useId, type ComponentProps, type ReactNode, useState, useSyncExternalStore } from 'react'
import { inputClass } from './button-class'
import { Labelled, notesId } from './labelled'
import { useEarlyText } from './use-early-text'
import { Check } from 'lucide-react'
import { BareButton } from './button'

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

type Option = { value: string; label: string } | { id: number; name: string }

type Props<Value extends string> = Omit<ComponentProps<'select'>, 'className' | 'id' | 'value' | 'onChange'> & {
  label: string
  value?: Value
  onChange?: (value: Value) => void
  options: readonly Option[] | Record<string, string>
  none?: string
  hint?: ReactNode
  problem?: string
  /** Hides the label if the row's heading says it; screen readers still read it. */
  bare?: boolean
  className?: string
}

/** The browser's own select, which works on every phone and keyboard, and before scripts arrive. */
export function SelectField<Value extends string>({ label, hint, problem, bare, className, ...rest }: Props<Value>) {
  const { options, none, onChange, ...props } = rest
  const id = useId()
  return (
    <Labelled id={id} label={label} bare={bare} hint={hint} problem={problem} className={className}>
      <select
        {...props}
        onChange={onChange && ((event) => onChange(event.target.value as Value))}
        id={id}
        className={inputClass}
        aria-invalid={problem ? true : undefined}
        aria-describedby={hint || problem ? notesId(id) : undefined}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choicesIn(options).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function choicesIn(options: Props<string>['options']) {
  if (!Array.isArray(options)) return Object.entries(options)
  return (options as Option[]).map((one): [string | number, string] =>
    'id' in one ? [one.id, one.name] : [one.value, one.label],
  )
}

type CheckboxProps = {
  name?: string
  value?: string
  isSelected?: boolean
  defaultSelected?: boolean
  isDisabled?: boolean
  isInvalid?: boolean
  onChange?: (isSelected: boolean) => void
  className?: string
  children: ReactNode
}

export function Checkbox(props: CheckboxProps) {
  const { isSelected, defaultSelected, isDisabled, isInvalid, onChange, className = '', children, ...input } = props
  return (
    <label className={`flex min-h-8 cursor-pointer items-start gap-2.5 py-1 ${className}`}>
      <span className="relative mt-0.75 shrink-0">
        <input
          {...input}
          type="checkbox"
          checked={isSelected}
          defaultChecked={defaultSelected}
          disabled={isDisabled}
          aria-invalid={isInvalid || undefined}
          onChange={(event) => onChange?.(event.target.checked)}
          className="peer block size-4 cursor-pointer appearance-none border border-edge bg-sheet hover:border-ink checked:border-accent checked:bg-accent"
        />
        <Check
          aria-hidden
          strokeWidth={4}
          className="pointer-events-none absolute inset-0.5 hidden size-3 text-accent-ink peer-checked:block"
        />
      </span>
      <span>{children}</span>
    </label>
  )
}

type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'name' | 'rows' | 'className'> & {
  /** The server never sends back typed values of fields with these names: see `typedValuesIn`. */
  name: 'password' | `${string}Password`
}

export function PasswordField({ label, hint, problem, ...props }: PasswordFieldProps) {
  const { id, input } = useTextField({ hint, problem, ...props })
  const [isVisible, setVisible] = useState(false)
  const scripts = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  )
  return (
    <Labelled id={id} label={label} hint={hint} problem={problem}>
      <div className="relative">
        <input
          {...input}
          type={isVisible ? 'text' : 'password'}
          className={`${inputClass} pr-16`}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
        />
        {scripts && (
          <BareButton
            aria-pressed={isVisible}
            onPress={() => setVisible(!isVisible)}
            className="absolute inset-y-0 right-0 cursor-pointer px-3 text-sm font-semibold text-accent hover:underline"
          >
            Show
          </BareButton>
        )}
      </div>
    </Labelled>
  )
}

const subscribeToNothing = () => () => {}

type SearchFieldProps = { label: string; name: string; defaultValue?: string }

export function SearchField({ label, ...props }: SearchFieldProps) {
  const id = useId()
  return (
    <Labelled id={id} label={label} bare>
      <input {...props} id={id} type="search" placeholder={label} maxLength={200} className={inputClass} />
    </Labelled>
  )
}
