import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { currentSession, requireActor } from '@/auth/session'
import { ownAccount } from '@/domain/accounts'
import { ownSessions } from '@/domain/sessions'
import { deskTime } from '@/lib/time'
import { zoneChoices } from '@/lib/zones'
import { SignOut } from '../../sign-in/sign-out'
import { AccountForm } from './account-form'
import { PasswordForm } from './password-form'
import { Sessions } from './sessions'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const actor = await requireActor('/admin/account')
  const now = Date.now()
  const [account, sessions, session] = await Promise.all([ownAccount(actor), ownSessions(actor, now), currentSession()])
  const shown = sessions.map(({ hash, createdAt, seenAt }) => ({
    hash,
    began: deskTime(createdAt, actor.zone),
    seen: deskTime(seenAt, actor.zone),
    current: hash === session?.hash,
  }))
  return (
    <div className="max-w-xl">
      <div className="mb-6 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1>Your account</h1>
          <p className="mt-1 break-all text-soft">{account?.email}</p>
        </div>
        <SignOut />
      </div>
      <Section title="Name and time zone">
        <AccountForm name={actor.name} zone={actor.zone} zones={zoneChoices(now)} />
      </Section>
      <Section title="Password">
        <PasswordForm email={account?.email ?? ''} />
      </Section>
      <Section title="Where you are signed in">
        <Sessions sessions={shown} />
      </Section>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-9 border-t-3 border-rule pt-3">
      <h2 className="mb-4 text-base">{title}</h2>
      {children}
    </section>
  )
}
