'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Form, useForm } from '@/components/ui/form'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/fields'
import { invitePerson } from './actions'
import { roleChoices } from './roles'
import type { LinkMail } from '@/auth/link-mail'
import { CopyField } from '@/components/ui/copy-field'

export function InviteDialog() {
  return (
    <Dialog title="Invite someone" trigger={<Button kind="primary">Invite…</Button>}>
      {(close) => <InvitationForm close={close} />}
    </Dialog>
  )
}

function InvitationForm({ close }: { close: () => void }) {
  const invitation = useForm(invitePerson)
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

type Props = { name: string; email: string; address: string; until: string; mail: LinkMail }

export function OneTimeLink({ name, email, address, until, mail }: Props) {
  return (
    <div className="grid gap-3">
      <p>
        {mail === 'sent' ? (
          <>
            <strong>A mail with this link went to {email}.</strong> If it does not arrive, give the link to {name}{' '}
            yourself
          </>
        ) : (
          <>
            {mail === 'failed' && `The mail to ${email} could not be sent. `}
            <strong>Copy this link and give it to {name} yourself</strong>
          </>
        )}
        , by a way only they read. It works once, until {until}, and is not shown again.
      </p>
      <CopyField label="Link to hand over" value={address} />
    </div>
  )
}
