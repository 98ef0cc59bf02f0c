import { Link } from '@/components/ui/link'
import { forbidden, notFound, redirect } from 'next/navigation'
import { requireActor } from '@/auth/session'
import { EntryLink } from '@/components/admin/entry/entry-title'
import { Note, PageHead, Section } from '@/components/admin/shell/page-head'
import { addressesToNote } from '@/domain/erasures/addresses-to-note'
import type { ErasurePreview } from '@/domain/erasures/erasure'
import { openErasureOfEntry } from '@/domain/erasures/for-the-desk'
import { previewErasure } from '@/domain/erasures/what-goes'
import { may } from '@/domain/staff/actor'
import { mainLanguage } from '@/lib/languages/languages'
import { clockFor, orForbidden, numberIn } from '../../desk-page'
import { RequestForm } from './request-form'
import { longDate } from '@/lib/time/time'
import { timesInWords } from '@/lib/text/numbers'

export const metadata = { title: 'Erase permanently' }

type Props = { searchParams: Promise<{ entry?: string }> }

export default async function NewErasure({ searchParams }: Props) {
  const { entry: number } = await searchParams
  if (!number) return <UploadsOnlyNote />
  const entryId = numberIn(String(number))
  const actor = await requireActor(`/admin/erasures/new?entry=${entryId}`)
  const clock = await clockFor(actor)
  const going = await orForbidden(previewErasure(actor, { entryId }, clock.now))
  const open = await openErasureOfEntry(entryId)
  if (open !== undefined) redirect(`/admin/erasures/${open}`)
  if (!going.ok) return <ErasureRefused sentences={going.problems.map(({ message }) => message)} />
  const what = going.value
  const entry = what.entries.find(({ id }) => id === entryId) ?? notFound()
  const addresses = await addressesToNote(actor, { entryIds: what.entries.map(({ id }) => id) }, clock.now)
  return (
    <div className="max-w-3xl space-y-9">
      <PageHead title="Erase permanently" actions={<Link href={`/admin/entries/${entryId}`}>Back to the text</Link>}>
        For when a person asks that what was published about them be removed. Read what goes and what stays; nothing
        happens before the button at the end. If the text can stay without a name,{' '}
        <Link href={`/admin/erasures/name?entry=${entryId}`}>erase only the name</Link>.
      </PageHead>
      <RequestForm entry={{ id: entryId, title: entry.title }} what={what} addresses={addresses}>
        <Section title="What stays" id="stays">
          <StayingList what={what} />
        </Section>
        <Section title="What happens when you continue" id="happens">
          <ErasureExplanation what={what} zone={clock.zone} />
        </Section>
      </RequestForm>
    </div>
  )
}

async function UploadsOnlyNote() {
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

function ErasureRefused({ sentences }: { sentences: string[] }) {
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

function StayingList({ what: { staying, otherMentions } }: { what: ErasurePreview }) {
  return (
    <div className="max-w-[66ch] space-y-3">
      <p>
        A note without words: the number of the erasure, when it was, who asked for it and who confirmed it. The site’s
        history keeps who did what, and nothing of what it said. Its address answers that it is gone, and not what it
        was.
      </p>
      {staying.terms.length > 0 && (
        <p>
          {staying.terms.length === 1 ? 'A topic or country' : 'Topics and countries'} that no other text has:{' '}
          {staying.terms.join(', ')}.
        </p>
      )}
      {otherMentions.length > 0 && (
        <>
          <p>
            Texts that link to it, started as a copy of it or use its files. They stay, and may repeat words of it: read
            them too.
          </p>
          <ul aria-label="Texts that may repeat words of it" className="list-disc pl-5">
            {otherMentions.map(({ entryId, title }) => (
              <li key={entryId}>
                <EntryLink entry={{ id: entryId, title, language: mainLanguage() }} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function ErasureExplanation({ what: { needsSecond, readBy }, zone }: { what: ErasurePreview; zone: string }) {
  const steps = [
    [
      'At once',
      'Readers lose it now: the page, its files, every list, feed and search. What is scheduled is cancelled, and preview links open nothing any more.',
    ],
    needsSecond
      ? [
          'When a second person has confirmed it',
          'Another editor or administrator is told and looks at it. Only then is it erased. Until then the request can be cancelled, and nothing is lost.',
        ]
      : [
          'Now, too',
          'It is erased as soon as you continue. Nobody else here may confirm it, so no second person is asked, and it cannot be cancelled.',
        ],
    [
      'Afterwards',
      'Older backups still hold it for a time. The page of the erasure says which, until when, and which of them you can remove.',
    ],
    [
      'What cannot be reached from here',
      `Copies that others made: search engines, web archives, feed readers, partners, people who saved it. The page of the erasure has words that you can send them. ${readersInWords(readBy, zone)}`,
    ],
  ]
  return (
    <dl className="max-w-[66ch] space-y-3">
      {steps.map(([when, what]) => (
        <div key={when}>
          <dt className="font-semibold">{when}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}

function readersInWords({ liveSince, downloads, previews }: ErasurePreview['readBy'], zone: string) {
  const since = liveSince === null ? 'Readers never had it' : `Readers had it since ${longDate(liveSince, zone)}`
  const parts = [
    downloads > 0 && `its files were fetched ${timesInWords(downloads)}`,
    previews > 0 && `its preview links were opened ${timesInWords(previews)}`,
  ].filter(Boolean)
  return `${[since, ...parts].join('; ')}.`
}
