import { redirect } from 'next/navigation'
import { confirmationWays, isConfirmed } from '@/auth/confirm'
import { ownPath, signInPath } from '@/auth/own-path'
import { currentSessionAnywhere } from '@/auth/session'
import { PageHead } from '@/components/admin/shell/page-head'
import { sharedNow } from '@/db/clock'
import { siteSettings } from '@/domain/published/site'
import { Gate } from '../../gate'
import { ConfirmedNote, ConfirmForm } from './confirm-form'

export const metadata = { title: 'Confirm that it is you' }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** Without scripts, the refused form waits in another window. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { next } = await searchParams
  const session = await currentSessionAnywhere()
  if (!session) redirect(signInPath(next === undefined ? '/admin/confirm' : ownPath(next)))
  if (next !== undefined && !session.isElsewhere) redirect(ownPath(next))
  const ways = await confirmationWays(session.actor)
  if (session.isElsewhere) {
    const { name } = await siteSettings()
    return (
      <Gate
        site={name}
        title="Confirm that it is you"
        lead={elsewhereLead}
        foot={<a href="/sign-in">Sign in again instead</a>}
      >
        <ConfirmForm ways={ways} next={ownPath(next)} />
      </Gate>
    )
  }
  return (
    <div className="max-w-xl">
      <PageHead title="Confirm that it is you">
        What you are about to do changes who may do what, or cannot be undone.
      </PageHead>
      {isConfirmed(session, sharedNow()) ? <ConfirmedNote /> : <ConfirmForm ways={ways} />}
    </div>
  )
}

const elsewhereLead =
  'This is neither the browser nor the network that you signed in with. Confirm here, and continue where you were.'
