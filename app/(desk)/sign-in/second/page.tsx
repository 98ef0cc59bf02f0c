import { redirect } from 'next/navigation'
import { ownPath, pathWithNext, signInPath } from '@/auth/own-path'
import { passkeyHost, passkeysWork } from '@/auth/passkey-host'
import { currentPendingSignIn } from '@/auth/pending'
import { currentActor } from '@/auth/session'
import { siteSettings } from '@/domain/published/site'
import { findApp } from '@/domain/staff/factors/authenticator-app'
import { passkeysOf } from '@/domain/staff/factors/passkeys'
import { pageTitle } from '@/app/(desk)/page-title'
import { Gate } from '../../gate'
import { OtherWays, OtherHosts } from '../other-ways'
import { PasskeySignIn, CodeForm } from '../sign-in-forms'

export const generateMetadata = () => pageTitle('Second step')

type Props = { searchParams: Promise<{ next?: string | string[]; with?: string | string[] }> }

export default async function SecondStepPage({ searchParams }: Props) {
  const { next, with: chosen } = await searchParams
  if (await currentActor()) redirect(ownPath(next))
  const pending = await currentPendingSignIn()
  if (!pending) redirect(signInPath(ownPath(next)))
  if (pending.step === 'set up') redirect(pathWithNext('/sign-in/set-up', next))
  const staffId = pending.actor.id!
  const [{ name }, app, keys] = [await siteSettings(), await findApp(staffId), await passkeysOf(staffId)]
  const here = keys.some(({ host }) => host === passkeyHost()) && passkeysWork()
  const others = keys.filter(({ host }) => host !== passkeyHost()).map(({ host }) => host)
  const recovery = chosen === 'recovery' || !app
  const page = pathWithNext('/sign-in/second', next)
  const recoveryPage = `${page}${page.includes('?') ? '&' : '?'}with=recovery`
  return (
    <Gate site={name} title="Second step" lead={leadFor({ recovery, here })} foot={<a href="/sign-in">Start again</a>}>
      <CodeForm next={ownPath(next)} recovery={recovery} />
      <OtherWays>{here && <PasskeySignIn next={ownPath(next)} />}</OtherWays>
      {!here && <OtherHosts hosts={[...new Set(others)]} here={passkeyHost()} />}
      <ul className="mt-8 grid gap-2 text-sm text-soft">
        {!recovery && (
          <li>
            Is your app not at hand? <a href={recoveryPage}>Use a recovery code</a>
          </li>
        )}
        {recovery && app && (
          <li>
            <a href={page}>Use a code from your app</a>
          </li>
        )}
        <li>Have you lost all of these? Ask an admin to remove your second factor.</li>
      </ul>
    </Gate>
  )
}

function leadFor({ recovery, here }: { recovery: boolean; here: boolean }) {
  if (!recovery) return 'Write the six digits that your app shows.'
  return here ? 'Use your passkey, or write one of your recovery codes.' : 'Write one of your recovery codes.'
}
