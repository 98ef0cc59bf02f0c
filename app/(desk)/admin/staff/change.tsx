import type { ComponentProps, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ActForm, Form, useForm } from '@/components/ui/form'
import { SelectField } from '@/components/ui/fields'
import { RadioGroup } from '@/components/ui/radio-group'
import { changeRole, disableAccount, enableAccount, renewLink, unbind } from './actions'
import { OneTimeLink } from './invite'
import { roleChoices, type StaffPerson } from './roles'
import type { ButtonKind } from '@/components/ui/button-class'

export function ChangePerson({ person, colleagues }: { person: StaffPerson; colleagues: StaffPerson[] }) {
  const trigger = (
    <Button small aria-label={`Change ${person.name}`}>
      Change…
    </Button>
  )
  return (
    <Dialog title={person.name} trigger={trigger}>
      {(close) =>
        person.state === 'disabled' ? (
          <EnableForm person={person} close={close} />
        ) : (
          <div className="grid gap-5">
            <ChangeRole person={person} close={close} />
            <RenewLink person={person} />
            <Part title="Sign-in and sessions">
              <p>
                <a href={`/admin/staff/${person.id}`}>See where they are signed in, and with what</a>
              </p>
            </Part>
            {person.isBound && <UnbindForm person={person} close={close} />}
            <DisableForm person={person} colleagues={colleagues} close={close} />
          </div>
        )
      }
    </Dialog>
  )
}

type Props = { person: StaffPerson; close: () => void }

function ChangeRole({ person, close }: Props) {
  return (
    <PersonForm person={person} act={changeRole} onDone={close} verb="Change role" kind="primary">
      <RadioGroup label="Role" name="role" defaultValue={person.role} choices={roleChoices} />
      <p className="text-sm text-soft">They are signed out, and have the new role when they sign in again.</p>
    </PersonForm>
  )
}

function RenewLink({ person }: { person: StaffPerson }) {
  const renew = useForm(renewLink)
  const why =
    person.state === 'invited'
      ? 'The invitation got lost or is older than seven days? A new link replaces it.'
      : 'They lost their password? Behind a new link they choose another. The old one works until then.'
  return (
    <Part title="A new link">
      {renew.answer?.ok ? (
        <OneTimeLink name={person.name} {...renew.answer.value} />
      ) : (
        <Form state={renew} values={{ staffId: person.id }} className="grid gap-3" verb="Make a new link">
          <p>{why}</p>
        </Form>
      )}
    </Part>
  )
}

function UnbindForm({ person, close }: Props) {
  return (
    <Part title="Single sign-on">
      <PersonForm person={person} act={unbind} onDone={close} verb="Unbind">
        <p>
          Bound to one account at the provider. Where {person.name} has a new one there, unbind it: the next single
          sign-on with {person.email} then counts. They are signed out.
        </p>
      </PersonForm>
    </Part>
  )
}

function DisableForm({ person, colleagues, close }: Props & { colleagues: StaffPerson[] }) {
  return (
    <Part title="Close the account">
      <PersonForm person={person} act={disableAccount} onDone={close} verb="Disable the account" kind="danger">
        <p>
          They are signed out at once and cannot sign in. What they wrote stays, and the account can be enabled again.
        </p>
        <SelectField
          label="Give their drafts to"
          name="successor"
          none="Nobody"
          options={colleagues.filter(({ id, state }) => id !== person.id && state !== 'disabled')}
          hint="What they began and readers never had. Who wrote its words stays in its history."
        />
      </PersonForm>
    </Part>
  )
}

function EnableForm({ person, close }: Props) {
  return (
    <PersonForm person={person} act={enableAccount} onDone={close} verb="Enable the account" kind="primary">
      <p>This account is disabled. Enabled again, it has the role and the password it had.</p>
    </PersonForm>
  )
}

type PersonFormProps<Fields> = Pick<ComponentProps<typeof ActForm<undefined, Fields>>, 'act' | 'onDone' | 'verb'> & {
  person: StaffPerson
  kind?: ButtonKind
  children: ReactNode
}

function PersonForm<Fields>({ person, kind, ...form }: PersonFormProps<Fields>) {
  return <ActForm {...form} values={{ staffId: person.id } as object} className="grid gap-3" button={{ kind }} />
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3 border-t border-line pt-4">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
    </section>
  )
}
