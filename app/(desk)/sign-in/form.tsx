'use client'

import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { signIn } from './actions'

/** `failed`: next-auth's own page sent the visitor here without saying why. */
export function SignInForm({ next, failed }: { next: string; failed: boolean }) {
  const { form, pending, answer, problems, problem, kept } = useForm(signIn)
  const notice = failed && !answer ? [{ message: 'Signing in did not work. Try again.' }] : problems
  return (
    <form {...form} className="mt-6 grid gap-4">
      <input type="hidden" name="next" value={next} />
      <Problems problems={notice} except={['email', 'password']} />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={kept.email}
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
