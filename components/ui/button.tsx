'use client'

import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'
import { buttonClass, type ButtonKind } from './button-class'

type Props = Omit<ButtonProps, 'className'> & { kind?: ButtonKind; small?: boolean; className?: string }

/**
 * `primary` once on a screen at most; `quiet` inside rows; `danger` for what takes something away. While pending it keeps
 * the focus, its size and its name and does nothing, and a line along it tells the eye that something is on its way:
 * react-aria's own way reads out a button that may be gone by then.
 */
export function Button({ kind = 'plain', small, className = '', isPending, onPress, ...props }: Props) {
  return (
    <AriaButton
      {...props}
      aria-disabled={isPending || undefined}
      onPress={isPending ? undefined : onPress}
      className={`${buttonClass(kind, small)} ${isPending ? busy : ''} ${className}`}
    />
  )
}

const busy =
  "relative cursor-progress opacity-55 after:absolute after:inset-x-0 after:bottom-0 after:h-1 after:animate-pulse after:bg-current after:content-['']"
