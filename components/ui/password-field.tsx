import { useState, useSyncExternalStore } from 'react'
import { BareButton } from './button'
import { inputClass } from './input-class'
import { Labelled } from './labelled'
import { useTextField, type TextFieldProps } from './text-field'

type Props = Omit<TextFieldProps, 'type' | 'name' | 'rows' | 'className'> & {
  /** Names whose typed values are never repeated: see `typedValuesIn`. */
  name: 'password' | `${string}Password`
}

export function PasswordField({ label, hint, problem, ...props }: Props) {
  const { id, input } = useTextField({ hint, problem, ...props })
  const [isVisible, setVisible] = useState(false)
  const scripts = useSyncExternalStore(
    subscribe,
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

const subscribe = () => () => {}
