'use client'

import type { ComponentProps } from 'react'
import { buttonClass, type ButtonKind } from './button-class'

type Props = Omit<ComponentProps<'button'>, 'onClick' | 'disabled'> & {
  kind?: ButtonKind
  small?: boolean
  isDisabled?: boolean
  isPending?: boolean
  onPress?: () => void
}

/**
 * `primary` once on a screen at most; `quiet` inside rows; `danger` for what takes something away. While pending it keeps
 * the focus, its size and its name and does nothing, and a line along it tells the eye that something is on its way.
 */
export function Button({ kind, small, className = '', isPending, ...props }: Props) {
  return (
    <BareButton
      {...props}
      isPending={isPending}
      className={`${buttonClass(kind, small)} ${isPending ? busy : ''} ${className}`}
    />
  )
}

const busy =
  "relative cursor-progress opacity-55 after:absolute after:inset-x-0 after:bottom-0 after:h-1 after:animate-pulse after:bg-current after:content-['']"

/** A button without a look of its own. */
export function BareButton({ isDisabled, isPending, onPress, ...props }: Omit<Props, 'kind' | 'small'>) {
  return (
    <button
      type="button"
      {...props}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      onClick={(event) => {
        if (isPending) return
        // Safari leaves the focus where it was, and a dialog could not give it back. Keys that press a button leave it on purpose.
        if (event.isTrusted) event.currentTarget.focus()
        onPress?.()
      }}
    />
  )
}
