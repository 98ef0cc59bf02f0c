'use client'

import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { enterCode } from './actions'

export function CodeForm({ next, recovery }: { next: string; recovery: boolean }) {
  const { form, pending, problems, problem } = useForm(enterCode)
  const field = recovery
    ? { label: 'Recovery code', hint: 'One of the ten that you wrote down. It works once.', autoComplete: 'off' }
    : { label: 'Code', inputMode: 'numeric' as const, autoComplete: 'one-time-code' }
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <Problems problems={problems} except={['code']} />
      <TextField {...field} name="code" problem={problem('code')} isRequired autoFocus />
      <Button type="submit" kind="primary" isPending={pending} className="mt-1 justify-self-start px-6">
        Sign in
      </Button>
    </form>
  )
}
