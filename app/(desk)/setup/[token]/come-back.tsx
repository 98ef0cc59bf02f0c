'use client'

import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { useForm } from '@/components/ui/use-form'
import { comeBack } from './actions'

/** One button: a link alone opens nothing, as programs that look at mails follow links too. */
export function ComeBack({ token }: { token: string }) {
  const { form, pending, problems } = useForm(comeBack)
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <Problems problems={problems} />
      <Button type="submit" kind="primary" isPending={pending} className="justify-self-start px-6">
        Sign in
      </Button>
    </form>
  )
}
