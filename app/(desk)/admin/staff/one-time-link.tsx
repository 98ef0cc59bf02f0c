import type { LinkMail } from '@/auth/link-mail'
import { CopyField } from '@/components/ui/copy-field'

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
