'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { ActForm } from '@/components/ui/form'
import type { NoticeKind } from '@/domain/notices/notices'
import { chooseMail } from './actions'

/** `newestAct`: a daily mail with the newest act; undefined for people who cannot choose it. */
type Props = { kinds: { kind: NoticeKind; label: string }[]; muted: NoticeKind[]; newestAct?: boolean }

export function MailForm({ kinds, muted, newestAct }: Props) {
  return (
    <ActForm act={chooseMail} className="grid gap-4" verb="Change mails" saved="Saved.">
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
