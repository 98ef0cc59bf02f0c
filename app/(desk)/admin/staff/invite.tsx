'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Problems } from '@/components/ui/problems'
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
  const { form, pending, answer, problems, problem } = useForm(invite)
  if (answer?.ok) {
    return (
      <div className="grid gap-5">
        <OneTimeLink {...answer.value} />
        <Button onPress={close} className="justify-self-start">
          Done
        </Button>
      </div>
    )
  }
  return (
    <form {...form} className="grid gap-4">
      <Problems problems={problems} except={['name', 'email', 'role']} />
      <TextField label="Name" name="name" problem={problem('name')} autoComplete="off" isRequired autoFocus />
      <TextField label="Email" name="email" type="email" problem={problem('email')} autoComplete="off" isRequired />
      <RadioGroup label="Role" name="role" defaultValue="contributor" choices={roleChoices} problem={problem('role')} />
      <Button type="submit" kind="primary" isPending={pending} className="justify-self-start">
        Make the invitation
      </Button>
    </form>
  )
}
