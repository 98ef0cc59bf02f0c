import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { requireActor } from '@/auth/session'
import { UnsavedTexts } from '@/components/admin/editor/unsaved-texts'
import { ComingList, LiveList } from '@/components/admin/lists/dated-list'
import { RecordTable } from '@/components/admin/lists/record-table'
import type { Clock } from '@/components/admin/lists/state-words'
import { WaitingList } from '@/components/admin/lists/waiting-list'
import { Note } from '@/components/admin/shell/note'
import { PageHead } from '@/components/admin/shell/page-head'
import { Section } from '@/components/admin/shell/section'
import { may, type Actor } from '@/domain/actor'
import { hasDemonstration } from '@/domain/demonstration'
import { deskFront } from '@/domain/entries'
import { theRecord, type RecordYear } from '@/domain/published/posts'
import { overridesToApprove } from '@/domain/review-state'
import { siteLanguage } from '@/lib/languages'
import { deskTimes } from '@/lib/time'
import { clockFor } from './clock'

export const metadata: Metadata = { title: 'Desk' }

export default async function Desk() {
  const actor = await requireActor('/admin')
  const clock = await clockFor(actor)
  const [front, overrides, record, demonstration] = await Promise.all([
    deskFront(actor, clock.now),
    may(actor, 'review') ? overridesToApprove(actor) : [],
    theRecord({ ...clock, language: siteLanguage }),
    may(actor, 'manageSettings') && hasDemonstration(),
  ])
  const started = Object.values(front).some((part) => part.total > 0)
  return (
    <>
      <PageHead title="Desk">{deskTimes(clock.now, clock.zone, clock.viewer)}</PageHead>
      <UnsavedTexts userId={actor.id!} zone={actor.zone} />
      {demonstration && (
        <Note className="mb-8">
          Readers see a demonstration archive. When you are ready for your own,{' '}
          <Link href="/admin/settings#demonstration">remove it in Settings</Link>; what you wrote yourself stays.
        </Note>
      )}
      {overrides.length > 0 && (
        <Note warn className="mb-8">
          {overrides.length === 1 ? 'One text was' : `${overrides.length} texts were`} released without an approval.{' '}
          <Link href="/admin/review" prefetch={false}>
            See what waits for one
          </Link>
        </Note>
      )}
      {started ? <Front {...{ actor, clock, front, record }} /> : <FirstSteps actor={actor} />}
    </>
  )
}

type FrontProps = {
  actor: Actor
  clock: Clock
  front: Awaited<ReturnType<typeof deskFront>>
  record: RecordYear[]
}

function Front({ actor, clock, front: { waiting, scheduled, live }, record }: FrontProps) {
  return (
    <div className="grid gap-x-10 gap-y-10 xl:grid-cols-[minmax(0,7fr)_minmax(0,6fr)]">
      <Section title="Not published yet" id="waiting" aside={<All {...waiting} state="waiting" />}>
        {waiting.total > 0 ? (
          <WaitingList entries={waiting.items} clock={clock} />
        ) : (
          <Nothing>No draft waits, and nothing live has changes that readers do not see.</Nothing>
        )}
      </Section>
      <Section title="Scheduled next" id="scheduled" aside={<All {...scheduled} state="scheduled" />}>
        {scheduled.total > 0 ? (
          <ComingList entries={scheduled.items} clock={clock} />
        ) : (
          <Nothing>Nothing is set for later.</Nothing>
        )}
      </Section>
      <Section title="Recently live" id="live" aside={<All {...live} state="live" />}>
        {live.total > 0 ? (
          <LiveList entries={live.items} clock={clock} />
        ) : (
          <Nothing>{actor.role === 'contributor' ? 'Nothing of yours is live.' : 'Nothing is live.'}</Nothing>
        )}
      </Section>
      {record.length > 0 && (
        <Section title="The record" id="record" aside={<span className="text-soft">Live posts by month</span>}>
          <RecordTable years={record} />
        </Section>
      )}
    </div>
  )
}

function FirstSteps({ actor }: { actor: Actor }) {
  return (
    <Section title="First steps" id="first-steps" className="max-w-[66ch]">
      <ol className="ml-5 list-decimal space-y-2">
        <li>
          <Link href="/admin/entries/new?kind=post">Write a first post</Link>. It is saved while you write, and readers
          see nothing of it until {may(actor, 'release') ? 'you publish it' : 'an editor publishes it'}.
        </li>
        {may(actor, 'manageSettings') && (
          <li>
            <Link href="/admin/settings">Name the site</Link>, and set its time zone, menu and contact.
          </li>
        )}
        {may(actor, 'manageStaff') && (
          <li>
            <Link href="/admin/staff">Invite the others</Link> who write and publish here.
          </li>
        )}
      </ol>
    </Section>
  )
}

function All({ items, total, state }: { items: unknown[]; total: number; state: string }) {
  if (total <= items.length) return null
  return (
    <Link href={`/admin/entries?state=${state}`} prefetch={false} className="inline-flex min-h-6 items-center">
      All {total.toLocaleString('en')}
    </Link>
  )
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="text-soft">{children}</p>
}
