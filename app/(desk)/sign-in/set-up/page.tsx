import { redirect } from 'next/navigation'
import { ownPath, pathWithNext, signInPath } from '@/auth/own-path'
import { passkeysWork } from '@/auth/passkey-host'
import { currentPendingSignIn } from '@/auth/pending'
import { currentActor } from '@/auth/session'
import { AppSetUp } from '@/components/admin/access/app-set-up'
import { PasskeySetUp } from '@/components/admin/access/passkey-set-up'
import { siteSettings } from '@/domain/published/site'
import { pageTitle } from '@/app/(desk)/page-title'
import { Gate } from '../../gate'
import { addPasskey, beginApp, confirmApp } from './actions'
import { waitingApp } from './waiting-app'

export const generateMetadata = () => pageTitle('Set up a second factor')

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** For people who need a second factor and have none. It stays after the set-up, to show the recovery codes. */
export default async function SetUpPage({ searchParams }: Props) {
  const { next } = await searchParams
  const [actor, pending] = [await currentActor(), await currentPendingSignIn()]
  if (!actor && !pending) redirect(signInPath(ownPath(next)))
  if (!actor && pending?.step === 'second factor') redirect(pathWithNext('/sign-in/second', next))
  const { name } = await siteSettings()
  const on = { href: ownPath(next), label: 'Continue to the desk' }
  const lead =
    'Your password is right, and this site asks you for something more than that, so that a stolen password is of no use. Choose one:'
  return (
    <Gate site={name} title="Set up a second factor" lead={lead} foot={<a href="/sign-in">Start again</a>}>
      <div className="grid gap-8">
        {passkeysWork() && (
          <section className="grid gap-3 border-t border-line pt-4">
            <h2 className="text-base">A passkey</h2>
            <p className="text-soft">
              Your phone, computer or security key asks for a finger, a face or a PIN. It is the safest way, and the
              quickest.
            </p>
            <PasskeySetUp add={addPasskey} next={on} />
          </section>
        )}
        <section className="grid gap-3 border-t border-line pt-4">
          <h2 className="text-base">An authenticator app</h2>
          <AppSetUp
            begin={beginApp}
            confirm={confirmApp}
            waiting={await waitingApp((actor ?? pending!.actor)!)}
            next={on}
          />
        </section>
      </div>
    </Gate>
  )
}
