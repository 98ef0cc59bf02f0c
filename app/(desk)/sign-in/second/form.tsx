'use client'

import { Form, useForm } from '@/components/ui/form'
import { TextField } from '@/components/ui/fields'
import { enterCode } from './actions'

export function CodeForm({ next, recovery }: { next: string; recovery: boolean }) {
  const { field, ...state } = useForm(enterCode)
  const looks = recovery
    ? { label: 'Recovery code', hint: 'One of the ten that you wrote down. It works once.', autoComplete: 'off' }
    : { label: 'Code', inputMode: 'numeric' as const, autoComplete: 'one-time-code' }
  return (
    <Form
      state={state}
      values={{ next }}
      className="grid gap-4"
      verb="Sign in"
      button={{ kind: 'primary', className: 'mt-1 px-6' }}
    >
      <TextField {...looks} {...field('code')} defaultValue="" isRequired autoFocus />
    </Form>
  )
}
