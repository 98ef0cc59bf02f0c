'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Form } from '@/components/ui/form'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { invite } from './actions'
import { OneTimeLink } from './one-time-link'
import { roleChoices } from './roles'

export function Invite() {
  return (
    <Dialog title="Invite someone" trigger={<Button kind="primary">Invite…</Button>}>
      {(close) => <Invitation close={close} />}
    </Dialog>
  )
}

function Invitation({ close }: { close: () => void }) {
  const invitation = useForm(invite)
  if (invitation.answer?.ok) {
    return (
      <div className="grid gap-5">
        <OneTimeLink {...invitation.answer.value} />
        <Button onPress={close} className="justify-self-start">
          Done
        </Button>
      </div>
    )
  }
  return (
    <Form state={invitation} className="grid gap-4" verb="Make the invitation" button={{ kind: 'primary' }}>
      <TextField label="Name" {...invitation.field('name')} autoComplete="off" isRequired autoFocus />
      <TextField label="Email" {...invitation.field('email')} type="email" autoComplete="off" isRequired />
      <RadioGroup label="Role" {...invitation.field('role', 'contributor')} choices={roleChoices} />
    </Form>
  )
}
