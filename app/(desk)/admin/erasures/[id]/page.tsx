import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireActor } from '@/auth/session'
import { EntryLink } from '@/components/admin/entry/entry-title'
import { PageHead, Section } from '@/components/admin/shell/page-head'
import { oneErasure } from '@/domain/erasures/erasure-lists'
import { may } from '@/domain/staff/actor'
import { mainLanguage } from '@/lib/languages/languages'
import { clockFor, orForbidden, numberIn } from '../../desk-page'
import { BackupsWithErasedText } from './backups'
import { CopiesElsewhere } from './copies'
import { ErasureState } from './erasure-state'
import { countInWords } from '@/lib/text/numbers'

type Props = { params: Promise<{ id: string }> }

const loadErasure = cache(async (id: string) => {
  const actor = await requireActor(`/admin/erasures/${encodeURIComponent(id)}`)
  const clock = await clockFor(actor)
  const erasure = await orForbidden(oneErasure(actor, numberIn(id), clock.now))
  return erasure && { actor, clock, erasure }
})

export async function generateMetadata({ params }: Props) {
  const opened = await loadErasure((await params).id)
  return { title: opened ? `Erasure ${opened.erasure.id}` : 'Erasure' }
}

export default async function ErasurePage({ params }: Props) {
  const { actor, clock, erasure } = (await loadErasure((await params).id)) ?? notFound()
  const { id, state, backups, copies, otherMentions, hashes } = erasure
  const isGone = erasure.erasedAt !== null
  return (
    <div className="max-w-3xl space-y-10">
      <div>
        <PageHead title={`Erasure ${id}`} actions={<Link href="/admin/erasures">All erasures</Link>} />
        <ErasureState erasure={erasure} clock={clock} />
      </div>
      {isGone && (
        <Section title="Backups that still hold it" id="backups">
          <BackupsWithErasedText
            id={id}
            backups={backups}
            isBackedUpSince={erasure.isBackedUpSince}
            mayRemove={may(actor, 'manageBackups')}
            clock={clock}
          />
        </Section>
      )}
      {isGone && copies.length > 0 && (
        <Section title="Copies outside" id="copies">
          <CopiesElsewhere id={id} copies={copies} zone={clock.zone} />
        </Section>
      )}
      {state !== 'cancelled' && otherMentions.length > 0 && (
        <Section title="Texts that may repeat words of it" id="mentions">
          <p className="mb-3 max-w-[66ch]">
            They linked to it, started as a copy of it or used its files. They stay: read them, and remove what has to
            go.
          </p>
          <ul>
            {otherMentions.map(({ entryId, title }) => (
              <li key={entryId} className="border-t border-line py-2 first:border-t-0 first:pt-0">
                <EntryLink entry={{ id: entryId, title, language: mainLanguage() }} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {isGone && hashes.length > 0 && (
        <Section title="What stays of it" id="stays">
          <p className="max-w-[66ch]">
            This page: a number, a date, who asked and who confirmed. And {countInWords(hashes.length, 'fingerprint')}{' '}
            {erasure.isOfName ? 'of the name' : 'of its texts and files'}, from which nothing can be read. If a copy
            turns up, it can be compared with them.
          </p>
          <details className="mt-3">
            <summary className="cursor-pointer text-sm font-medium">Show the fingerprints</summary>
            <ul className="mt-2 space-y-1 text-sm text-soft">
              {hashes.map((hash) => (
                <li key={hash} className="wrap-anywhere">
                  {hash}
                </li>
              ))}
            </ul>
          </details>
        </Section>
      )}
    </div>
  )
}
