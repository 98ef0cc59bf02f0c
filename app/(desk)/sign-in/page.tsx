import { redirect } from 'next/navigation'
import { ownPath } from '@/auth/own-path'
import { passkeyHost, passkeysWork } from '@/auth/passkey-host'
import { currentActor } from '@/auth/session'
import { ssoSentence } from '@/auth/sso/answers'
import { Note } from '@/components/admin/shell/page-head'
import { savingFault } from '@/domain/care/saving'
import { siteSettings } from '@/domain/published/site'
import { env } from '@/lib/process/env'
import { otherPasskeyHosts } from '@/domain/staff/factors/passkeys'
import { Gate } from '../gate'
import { pageTitle } from '@/app/(desk)/page-title'
import { ForgottenPassword, SignInForm, PasskeySignIn } from './sign-in-forms'
import { OtherWays, SingleSignOn, OtherHosts } from './other-ways'

export const generateMetadata = () => pageTitle('Sign in')

type Props = { searchParams: Promise<{ next?: string | string[]; sso?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const { next, sso } = await searchParams
  const refusal = ssoSentence(sso)
  if (await currentActor()) redirect(ownPath(next))
  const [{ name }, fault] = await Promise.all([siteSettings(), savingFault()])
  return (
    <Gate site={name} title="Sign in" lead="For the staff who write and publish here.">
      {fault && (
        <Note warn>
          <p role="alert">
            Nothing can be saved on this server now, so nobody can sign in. Texts that were not saved are kept in the
            browser in which they were written. Tell whoever runs the server, and try again later.
          </p>
        </Note>
      )}
      {refusal && (
        <Note warn>
          <p role="alert">{refusal}</p>
        </Note>
      )}
      <SignInForm next={ownPath(next)} />
      <OtherWays>
        {passkeysWork() && <PasskeySignIn next={ownPath(next)} offer />}
        <SingleSignOn next={ownPath(next)} />
      </OtherWays>
      <OtherHosts hosts={await otherPasskeyHosts(passkeyHost())} here={passkeyHost()} />
      {env().smtpUrl && <ForgottenPassword />}
      <p className="mt-8 text-sm text-soft">
        {env().smtpUrl ? 'An' : 'Lost your password, or an'} invitation that no longer works? Ask an admin for a new
        link.
      </p>
    </Gate>
  )
}
