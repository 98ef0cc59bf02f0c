import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden, notFound, redirect } from 'next/navigation'
import { requireActor } from '@/auth/session'
import { Note } from '@/components/admin/shell/note'
import { PageHead } from '@/components/admin/shell/page-head'
import { Section } from '@/components/admin/shell/section'
import { addressesToNote } from '@/domain/erasures/addresses-to-note'
import { openErasureOfEntry } from '@/domain/erasures/for-the-desk'
import { whatGoes } from '@/domain/erasures/what-goes'
import { may } from '@/domain/staff/actor'
import { clockFor } from '../../clock'
import { numberIn } from '../../entries/number'
import { orForbidden } from '../../or-forbidden'
import { RequestForm } from './request-form'
import { WhatHappens } from './what-happens'
import { WhatStays } from './what-stays'

export const metadata: Metadata = { title: 'Erase permanently' }

type Props = { searchParams: Promise<{ entry?: string }> }

/** Everything that erasing an entry does, before anybody asks for it. */
export default async function NewErasure({ searchParams }: Props) {
  const { entry: number } = await searchParams
  if (!number) return <WithoutText />
  const entryId = numberIn(String(number))
  const actor = await requireActor(`/admin/erasures/new?entry=${entryId}`)
  const clock = await clockFor(actor)
  const going = await orForbidden(whatGoes(actor, { entryId }, clock.now))
  const open = await openErasureOfEntry(entryId)
  if (open !== undefined) redirect(`/admin/erasures/${open}`)
  if (!going.ok) return <Refused sentences={going.problems.map(({ message }) => message)} />
  const what = going.value
  const entry = what.entries.find(({ id }) => id === entryId) ?? notFound()
  const addresses = await addressesToNote(actor, { entryIds: what.entries.map(({ id }) => id) }, clock.now)
  return (
    <div className="max-w-3xl space-y-9">
      <PageHead
        title="Erase permanently"
        actions={
          <Link href={`/admin/entries/${entryId}`} prefetch={false}>
            Back to the text
          </Link>
        }
      >
        For when a person asks that what was published about them be removed. Read what goes and what stays; nothing
        happens before the button at the end.
      </PageHead>
      <RequestForm entry={{ id: entryId, title: entry.title }} what={what} addresses={addresses}>
        <Section title="What stays" id="stays">
          <WhatStays what={what} />
        </Section>
        <Section title="What happens when you continue" id="happens">
          <WhatHappens what={what} zone={clock.zone} />
        </Section>
      </RequestForm>
    </div>
  )
}

async function WithoutText() {
  const actor = await requireActor('/admin/erasures/new')
  if (!may(actor, 'erase')) forbidden()
  return (
    <>
      <PageHead title="Erase permanently" actions={<Link href="/admin/erasures">All erasures</Link>} />
      <p>
        Open the <Link href="/admin/entries">text</Link> that is to be erased, and choose “Erase permanently…” at its
        end.
      </p>
    </>
  )
}

function Refused({ sentences }: { sentences: string[] }) {
  return (
    <>
      <PageHead title="Erase permanently" actions={<Link href="/admin/erasures">All erasures</Link>} />
      <Note>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Note>
    </>
  )
}
