'use client'

import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'
import { buttonClass, type ButtonKind } from './button-class'

type Props = Omit<ButtonProps, 'className'> & { kind?: ButtonKind; small?: boolean; className?: string }

/** `primary` once on a screen at most; `quiet` inside rows; `danger` for what takes something away. */
export function Button({ kind = 'plain', small, className = '', ...props }: Props) {
  return <AriaButton {...props} className={`${buttonClass(kind, small)} ${className}`} />
}
