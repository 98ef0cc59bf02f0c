'use client'

import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { settleTexts } from '@/components/admin/editor/settle-texts'
import { useForm } from '@/components/ui/use-form'
import { signOut } from './actions'

/** The control that signs out, for the desk's shell. */
export function SignOut() {
  const { form, send, pending, problems } = useForm(signOut)
  return (
    <form
      {...form}
      onSubmit={(event) => {
        event.preventDefault()
        void settleTexts().then(() => send({}))
      }}
    >
      <Button type="submit" kind="quiet" small isPending={pending}>
        Sign out
      </Button>
      <Problems problems={problems} />
    </form>
  )
}
