import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requireActor } from '@/auth/session'
import { PageHead } from '@/components/admin/shell/page-head'
import { listRevisions } from '@/domain/revisions'
import { deskTimes } from '@/lib/time'
import { clockFor } from '../../../clock'
import { permitted } from '../../../permitted'
import { numberIn } from '../../number'
import { releaseWords } from './release-words'

export const metadata: Metadata = { title: 'Revisions' }

type Props = { params: Promise<{ id: string }> }

/** Every text that was kept, the newest first, and what readers got of it when. */
export default async function Revisions({ params }: Props) {
  const id = numberIn((await params).id)
  const actor = await requireActor(`/admin/entries/${id}/revisions`)
  const clock = await clockFor(actor)
  const found = (await permitted(listRevisions(actor, id))) ?? notFound()
  const { revisions, releases } = found
  const withdrawals = releases.filter(({ release }) => release.withdrawal)
  return (
    <>
      <PageHead title="Revisions" actions={<Link href={`/admin/entries/${id}`}>Back to writing</Link>}>
        “{revisions[0]?.title || 'Untitled'}”, every text that was kept, the newest first. Any of them can be read and
        brought back.
      </PageHead>
      {withdrawals.length > 0 && (
        <ul className="mb-8 max-w-[66ch] space-y-1 border-l-3 border-warn pl-4">
          {withdrawals.map(({ release }) => (
            <li key={release.id}>{releaseWords(release, clock)}</li>
          ))}
        </ul>
      )}
      <ol className="max-w-[60rem] border-t-3 border-rule">
        {revisions.map((revision, n) => (
          <li key={revision.id} className="grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[1fr_14rem]">
            <div className="min-w-0">
              <Link
                href={`/admin/entries/${id}/revisions/${revision.id}`}
                prefetch={false}
                className="font-semibold tabular-nums"
              >
                {deskTimes(revision.savedAt, clock.zone, clock.viewer)}
              </Link>
              {n === 0 && <span className="ml-3 text-sm text-soft">the newest</span>}
              <p className="truncate text-soft">{revision.title || 'Untitled'}</p>
              {revision.releases.map((release) => (
                <p key={release.id} className="text-sm">
                  {releaseWords(release, clock)}
                </p>
              ))}
            </div>
            <p className="text-sm text-soft sm:text-right">{revision.author ?? 'The installation'}</p>
          </li>
        ))}
      </ol>
    </>
  )
}
