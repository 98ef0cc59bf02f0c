'use client'

import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { signIn } from './actions'

export function SignInForm({ next }: { next: string }) {
  const { form, pending, problems, problem, typedValues } = useForm(signIn)
  return (
    <form {...form} className="mt-6 grid gap-4">
      <input type="hidden" name="next" value={next} />
      <Problems problems={problems} except={['email', 'password']} />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username webauthn"
        defaultValue={typedValues.email}
        problem={problem('email')}
        isRequired
        autoFocus
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        problem={problem('password')}
        isRequired
      />
      <Button type="submit" kind="primary" isPending={pending} className="mt-1 justify-self-start px-6">
        Sign in
      </Button>
    </form>
  )
}
