'use client'

import { Form, useForm } from '@/components/ui/form'
import { PasswordField, TextField } from '@/components/ui/fields'
import { signIn } from './actions'

export function SignInForm({ next }: { next: string }) {
  const { field, ...state } = useForm(signIn)
  return (
    <Form
      state={state}
      values={{ next }}
      className="mt-6 grid gap-4"
      verb="Sign in"
      button={{ kind: 'primary', className: 'mt-1 px-6' }}
    >
      <TextField label="Email" {...field('email')} type="email" autoComplete="username webauthn" isRequired autoFocus />
      <PasswordField label="Password" {...field('password')} autoComplete="current-password" isRequired />
    </Form>
  )
}
