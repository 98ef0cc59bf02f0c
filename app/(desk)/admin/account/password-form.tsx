'use client'

import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { useForm } from '@/components/ui/use-form'
import { changePassword } from './actions'

export function PasswordForm({ email }: { email: string }) {
  const { form, pending, answer, problems, problem } = useForm(changePassword, { onDone: (_, form) => form?.reset() })
  return (
    <form {...form} className="grid gap-4">
      {/* Password managers look for the account that a new password belongs to. */}
      <input type="email" autoComplete="username" defaultValue={email} hidden readOnly />
      <Problems problems={problems} except={['currentPassword', 'newPassword']} />
      <PasswordField
        label="Password now"
        name="currentPassword"
        autoComplete="current-password"
        problem={problem('currentPassword')}
        isRequired
      />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        hint="At least 12 characters. A few unrelated words are strong and easy to remember."
        problem={problem('newPassword')}
        isRequired
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" isPending={pending}>
          Change password
        </Button>
        <StatusLine>{answer?.ok && !pending && 'Changed. You are signed out everywhere else.'}</StatusLine>
      </div>
    </form>
  )
}
