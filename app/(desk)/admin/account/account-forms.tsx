'use client'

import { Form, ActForm, useForm } from '@/components/ui/form'
import { SelectField, TextField, Checkbox, PasswordField } from '@/components/ui/fields'
import { changeAccount, saveMailChoices, changePassword, endOtherSessions, endSession } from './actions'
import type { NoticeKind } from '@/domain/notices/notices'
import { SessionRow, type SessionTexts } from '@/components/admin/access/session-row'

type Props = { name: string; zone: string; zones: { value: string; label: string }[] }

export function AccountForm({ name, zone, zones }: Props) {
  const change = useForm(changeAccount)
  return (
    <Form state={change} className="grid gap-4" verb="Save" saved="Saved.">
      <TextField label="Name" {...change.field('name', name)} autoComplete="name" isRequired />
      <SelectField
        label="Time zone"
        {...change.field('zone', zone)}
        options={zones}
        hint="Times on the desk are shown in the site’s zone and in yours."
      />
    </Form>
  )
}

/** `newestAct`: a daily mail with the newest act; undefined for people who cannot choose it. */
type MailFormProps = { kinds: { kind: NoticeKind; label: string }[]; muted: NoticeKind[]; newestAct?: boolean }

export function MailForm({ kinds, muted, newestAct }: MailFormProps) {
  return (
    <ActForm act={saveMailChoices} className="grid gap-4" verb="Change mails" saved="Saved.">
      <fieldset>
        <legend className="mb-1 text-sm font-semibold">Send me a mail when</legend>
        {kinds.map(({ kind, label }) => (
          <Checkbox key={kind} name="kind[]" value={kind} defaultSelected={!muted.includes(kind)}>
            {label}
          </Checkbox>
        ))}
      </fieldset>
      {newestAct !== undefined && (
        <Checkbox name="newestAct" value="yes" defaultSelected={newestAct}>
          Send me the number and hash of the newest entry in Site history once a day, to be kept elsewhere
        </Checkbox>
      )}
      <p className="text-sm text-soft">
        A mail says that something waits, not what. On the desk, all of it is under{' '}
        <a href="/admin/notices">Notifications</a>. Changes of how you sign in are mailed in any case.
      </p>
    </ActForm>
  )
}

export function PasswordForm({ email }: { email: string }) {
  const change = useForm(changePassword, { onDone: (_, form) => form?.reset() })
  return (
    <Form
      state={change}
      className="grid gap-4"
      verb="Change password"
      saved="Changed. You are signed out everywhere else."
    >
      {/* Password managers look for the account that a new password belongs to. */}
      <input type="email" autoComplete="username" defaultValue={email} hidden readOnly />
      <PasswordField
        label="Password now"
        {...change.field('currentPassword')}
        autoComplete="current-password"
        isRequired
      />
      <PasswordField
        label="New password"
        {...change.field('newPassword')}
        autoComplete="new-password"
        hint="At least 12 characters. A few unrelated words are strong and easy to remember."
        isRequired
      />
    </Form>
  )
}

type SessionsProps = { sessions: SessionTexts[]; current: string }

export function Sessions({ sessions, current }: SessionsProps) {
  return (
    <>
      <ul>
        {sessions.map((session) => (
          <SessionRow key={session.hash} session={session}>
            {session.hash === current ? (
              <span className="text-sm font-semibold">This browser</span>
            ) : (
              <EndSessionForm session={session} />
            )}
          </SessionRow>
        ))}
      </ul>
      <ActForm
        act={endOtherSessions}
        className="mt-2 grid gap-3 border-t border-line pt-4"
        verb="Sign out everywhere else"
        button={{ small: true }}
        saved="Signed out everywhere else."
      >
        <p className="text-sm text-soft">
          If you do not know one of these, or have left a computer that is not yours: sign out everywhere else. This
          also forgets every other browser that you signed in with, and ends copies of this session.
        </p>
      </ActForm>
    </>
  )
}

function EndSessionForm({ session: { hash, device, began } }: { session: SessionTexts }) {
  const label = `End the session of ${device}. ${began}`
  return <ActForm act={endSession} values={{ hash }} verb="End" button={{ small: true, 'aria-label': label }} />
}
