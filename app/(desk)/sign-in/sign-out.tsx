'use client'

import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { useForm } from '@/components/ui/use-form'
import { signOut } from './actions'

/** The control that signs out, for the desk's shell. */
export function SignOut() {
  const { form, pending, problems } = useForm(signOut)
  return (
    <form {...form}>
      <Button type="submit" kind="quiet" small isPending={pending}>
        Sign out
      </Button>
      <Problems problems={problems} />
    </form>
  )
}
