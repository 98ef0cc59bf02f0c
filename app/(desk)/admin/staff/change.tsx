'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Problems } from '@/components/ui/problems'
import { RadioGroup } from '@/components/ui/radio-group'
import { useForm } from '@/components/ui/use-form'
import { changeRole, disable, enable, renewLink, unbind } from './actions'
import { OneTimeLink } from './one-time-link'
import { roleChoices } from './roles'
import type { Person } from './person'

/** Everything an admin can change about someone else. */
export function Change({ person }: { person: Person }) {
  const trigger = (
    <Button small aria-label={`Change ${person.name}`}>
      Change…
    </Button>
  )
  return (
    <Dialog title={person.name} trigger={trigger}>
      {(close) =>
        person.state === 'disabled' ? (
          <Enable person={person} close={close} />
        ) : (
          <div className="grid gap-5">
            <ChangeRole person={person} close={close} />
            <RenewLink person={person} />
            <Part title="Sessions and factors">
              <p>
                <a href={`/admin/staff/${person.id}`}>See where they are signed in, and with what</a>
              </p>
            </Part>
            {person.isBound && <Unbind person={person} close={close} />}
            <Disable person={person} close={close} />
          </div>
        )
      }
    </Dialog>
  )
}

type Props = { person: Person; close: () => void }

function ChangeRole({ person, close }: Props) {
  const { form, pending, problems } = useForm(changeRole, { onDone: close })
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name="staffId" value={person.id} />
      <RadioGroup label="Role" name="role" defaultValue={person.role} choices={roleChoices} />
      <Problems problems={problems} />
      <Button type="submit" kind="primary" isPending={pending} className="justify-self-start">
        Change role
      </Button>
      <p className="text-sm text-soft">They are signed out, and have the new role when they sign in again.</p>
    </form>
  )
}

function RenewLink({ person }: { person: Person }) {
  const { form, pending, answer, problems } = useForm(renewLink)
  const why =
    person.state === 'invited'
      ? 'The invitation got lost or is older than seven days? A new link replaces it.'
      : 'They lost their password? Behind a new link they choose another. The old one works until then.'
  return (
    <Part title="A new link">
      {answer?.ok ? (
        <OneTimeLink name={person.name} {...answer.value} />
      ) : (
        <form {...form} className="grid gap-3">
          <input type="hidden" name="staffId" value={person.id} />
          <p>{why}</p>
          <Problems problems={problems} />
          <Button type="submit" isPending={pending} className="justify-self-start">
            Make a new link
          </Button>
        </form>
      )}
    </Part>
  )
}

function Unbind({ person, close }: Props) {
  const { form, pending, problems } = useForm(unbind, { onDone: close })
  return (
    <Part title="Single sign-on">
      <form {...form} className="grid gap-3">
        <input type="hidden" name="staffId" value={person.id} />
        <p>
          Bound to one account at the provider. Where {person.name} has a new one there, unbind it: the next single
          sign-on with {person.email} then counts. They are signed out.
        </p>
        <Problems problems={problems} />
        <Button type="submit" isPending={pending} className="justify-self-start">
          Unbind
        </Button>
      </form>
    </Part>
  )
}

function Disable({ person, close }: Props) {
  const { form, pending, problems } = useForm(disable, { onDone: close })
  return (
    <Part title="Close the account">
      <form {...form} className="grid gap-3">
        <input type="hidden" name="staffId" value={person.id} />
        <p>
          They are signed out at once and cannot sign in. What they wrote stays, and the account can be enabled again.
        </p>
        <Problems problems={problems} />
        <Button type="submit" kind="danger" isPending={pending} className="justify-self-start">
          Disable the account
        </Button>
      </form>
    </Part>
  )
}

function Enable({ person, close }: Props) {
  const { form, pending, problems } = useForm(enable, { onDone: close })
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name="staffId" value={person.id} />
      <p>This account is disabled. Enabled again, it has the role and the password it had.</p>
      <Problems problems={problems} />
      <Button type="submit" kind="primary" isPending={pending} className="justify-self-start">
        Enable the account
      </Button>
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3 border-t border-line pt-4">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
    </section>
  )
}
