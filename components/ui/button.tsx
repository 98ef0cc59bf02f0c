'use client'

import { useEffect, useImperativeHandle, useRef, type ComponentProps } from 'react'
import { buttonClass, type ButtonKind } from './button-class'
import { forgetEarlyPress, keepMovedPress, repeatEarlyPress } from './early-press'

type Props = Omit<ComponentProps<'button'>, 'onClick' | 'disabled'> & {
  kind?: ButtonKind
  small?: boolean
  isDisabled?: boolean
  isPending?: boolean
  onPress?: () => void
}

/** A button: `primary` at most once on a screen, `danger` for removals. A pending one ignores presses. */
export function Button({ kind, small, className = '', isPending, ...props }: Props) {
  return (
    <BareButton
      {...props}
      isPending={isPending}
      className={`${buttonClass(kind, small)} ${isPending ? busyClass : ''} ${className}`}
    />
  )
}

const busyClass =
  "relative cursor-progress opacity-55 after:absolute after:inset-x-0 after:bottom-0 after:h-1 after:animate-pulse after:bg-current after:content-['']"

export function BareButton({ isDisabled, isPending, onPress, ref, ...props }: Omit<Props, 'kind' | 'small'>) {
  const button = useRef<HTMLButtonElement>(null)
  useImperativeHandle(ref, () => button.current!)
  useEffect(() => repeatEarlyPress(button.current!), [])
  return (
    <button
      type="button"
      {...props}
      ref={button}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      onPointerDown={keepMovedPress}
      onClick={(event) => {
        forgetEarlyPress()
        if (isPending) return
        // Safari does not focus a pressed button, so a dialog could not return the focus. A click by script does not.
        if (event.isTrusted) event.currentTarget.focus()
        onPress?.()
      }}
    />
  )
}
