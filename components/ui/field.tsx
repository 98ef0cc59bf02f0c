'use client'

import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'

export const inputClass =
  'block w-full min-w-0 border border-edge bg-sheet px-3 py-2 text-base text-ink outline-none hover:border-ink focus:border-accent focus:ring-2 focus:ring-accent invalid:border-bad aria-invalid:border-bad disabled:opacity-55'

type Props = { label: string; hint?: ReactNode; problem?: string; children: ReactNode }

/** Label, control, hint and problem, in that order, inside a react-aria field. */
export function Field({ label, hint, problem, children }: Props) {
  return (
    <>
      <Label className="mb-1 block text-sm font-semibold">{label}</Label>
      {children}
      {hint && (
        <Text slot="description" className="mt-1 block text-sm text-soft">
          {hint}
        </Text>
      )}
      <FieldError className="mt-1 block border-l-3 border-bad pl-2 text-sm font-medium text-bad">{problem}</FieldError>
    </>
  )
}
