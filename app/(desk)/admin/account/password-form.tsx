'use client'

import { Form } from '@/components/ui/form'
import { PasswordField } from '@/components/ui/password-field'
import { useForm } from '@/components/ui/use-form'
import { changePassword } from './actions'

export function PasswordForm({ email }: { email: string }) {
  const change = useForm(changePassword, { onDone: (_, form) => form?.reset() })
  return (
    <Form
      state={change}
      className="grid gap-4"
      verb="Change password"
      saved="Changed. You are signed out everywhere else."
    >
      {/* Password managers look for the account that a new password belongs to. */}
      <input type="email" autoComplete="username" defaultValue={email} hidden readOnly />
      <PasswordField
        label="Password now"
        {...change.field('currentPassword')}
        autoComplete="current-password"
        isRequired
      />
      <PasswordField
        label="New password"
        {...change.field('newPassword')}
        autoComplete="new-password"
        hint="At least 12 characters. A few unrelated words are strong and easy to remember."
        isRequired
      />
    </Form>
  )
}
