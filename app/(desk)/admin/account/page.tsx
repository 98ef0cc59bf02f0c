import { currentSession } from '@/auth/session'
import { sessionTextsOf } from '@/components/admin/access/session-row'
import { mailChoicesFor } from '@/components/admin/notices/notice-words'
import { PageHead, Section } from '@/components/admin/shell/page-head'
import { wrapButtons } from '@/components/ui/button-class'
import { ownAccount } from '@/domain/staff/accounts'
import { may, type Actor } from '@/domain/staff/actor'
import { ownMutedMail } from '@/domain/notices/mail'
import { wantsRecordMail } from '@/domain/notices/record-mail'
import { findApp } from '@/domain/staff/factors/authenticator-app'
import { passkeysOf } from '@/domain/staff/factors/passkeys'
import { codesLeft } from '@/domain/staff/factors/recovery-codes'
import { ownSessions } from '@/domain/staff/own-sessions'
import { deskTimes } from '@/lib/time/time'
import { zoneChoices } from '@/lib/time/zones'
import { AccountForm, MailForm, PasswordForm, Sessions } from './account-forms'
import { Factors } from './factors/factors'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { passkeyHost, passkeysWork } from '@/auth/passkey-host'
import { SingleSignOn } from '@/app/(desk)/sign-in/other-ways'
import { isBound } from '@/domain/staff/identities'
import { env } from '@/lib/process/env'

export const metadata = { title: 'Your account' }

export default deskPage('/admin/account', async ({ actor, clock: { now } }) => {
  const [account, sessions, session] = await Promise.all([ownAccount(actor), ownSessions(actor, now), currentSession()])
  return (
    <div className={`max-w-xl ${wrapButtons}`}>
      <PageHead title="Your account">
        <span className="wrap-anywhere">{account?.email}</span>
      </PageHead>
      <div className="grid gap-9">
        <Section title="Name and time zone" id="you">
          <AccountForm name={actor.name} zone={actor.zone} zones={zoneChoices(now)} />
        </Section>
        <Section title="Password" id="password">
          <PasswordForm email={account?.email ?? ''} />
        </Section>
        <FactorsSection actor={actor} />
        <SignOnSection actor={actor} />
        <Section title="Where you are signed in" id="sessions" className="scroll-mt-6">
          <Sessions sessions={sessions.map((one) => sessionTextsOf(one, actor.zone))} current={session?.hash ?? ''} />
        </Section>
        <Section title="Mails" id="mail" className="scroll-mt-6">
          <MailForm
            kinds={mailChoicesFor({ review: may(actor, 'review'), administer: may(actor, 'manageSettings') })}
            muted={await ownMutedMail(actor)}
            newestAct={may(actor, 'manageSettings') ? await wantsRecordMail(actor) : undefined}
          />
        </Section>
      </div>
    </div>
  )
})

async function SignOnSection({ actor }: { actor: Actor }) {
  if (env().sso.providers.length === 0 || (await isBound(actor.id ?? -1))) return null
  return (
    <Section title="Single sign-on" id="sign-on">
      <SingleSignOn verb="Connect" next="/admin/account" />
    </Section>
  )
}

async function FactorsSection({ actor }: { actor: Actor }) {
  const staffId = actor.id ?? -1
  const [keys, app] = [await passkeysOf(staffId), await findApp(staffId)]
  const used = (at: number | null) =>
    at === null ? 'Never used.' : `Last used ${deskTimes(at, actor.zone, actor.zone)}.`
  const passkeys = keys.map(({ id, name, host, createdAt, lastUsedAt }) => ({
    id,
    name,
    made: deskTimes(createdAt, actor.zone, actor.zone),
    lastUsed: used(lastUsedAt),
    otherHost: host === passkeyHost() ? undefined : host,
  }))
  return (
    <Section title="Second factor" id="factors" className="scroll-mt-6">
      <Factors
        passkeys={passkeys}
        canMake={passkeysWork()}
        app={app && { since: deskTimes(app.confirmedAt!, actor.zone, actor.zone), lastUsed: used(app.lastUsedAt) }}
        codesLeft={await codesLeft(staffId)}
      />
    </Section>
  )
}
