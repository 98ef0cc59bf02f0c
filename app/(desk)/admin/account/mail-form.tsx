'use client'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { useForm } from '@/components/ui/use-form'
import type { NoticeKind } from '@/domain/notices/notices'
import { chooseMail } from './actions'

/** `newestAct`: whether a mail with the newest act comes once a day; absent for people who cannot choose it. */
type Props = { kinds: { kind: NoticeKind; label: string }[]; muted: NoticeKind[]; newestAct?: boolean }

export function MailForm({ kinds, muted, newestAct }: Props) {
  const { form, pending, answer, problems } = useForm(chooseMail)
  return (
    <form {...form} className="grid gap-4">
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
      <Problems problems={problems} />
      <div className="flex items-center gap-4">
        <Button type="submit" isPending={pending}>
          Change mails
        </Button>
        <StatusLine>{answer?.ok && !pending && 'Saved.'}</StatusLine>
      </div>
    </form>
  )
}
