'use client'

import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'
import { buttonClass, type ButtonKind } from './button-class'

type Props = Omit<ButtonProps, 'className'> & { kind?: ButtonKind; small?: boolean; className?: string }

/**
 * `primary` once on a screen at most; `quiet` inside rows; `danger` for what takes something away. While pending it keeps
 * the focus and does nothing: react-aria's own way reads out a button that may be gone by then.
 */
export function Button({ kind = 'plain', small, className = '', isPending, onPress, ...props }: Props) {
  return (
    <AriaButton
      {...props}
      aria-disabled={isPending || undefined}
      onPress={isPending ? undefined : onPress}
      className={`${buttonClass(kind, small)} ${isPending ? 'opacity-55' : ''} ${className}`}
    />
  )
}
