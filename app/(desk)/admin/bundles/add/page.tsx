import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requireActor } from '@/auth/session'
import { BeginBundle } from '../begin-bundle'
import { ChooseBundle } from '../choose'
import { PageHead } from '@/components/admin/shell/page-head'
import { openBundles } from '@/domain/publishing/bundles'
import { findDraft } from '@/domain/writing/drafts'
import { numberIn } from '../../entries/number'
import { orForbidden } from '@/app/(desk)/admin/or-forbidden'

export const metadata: Metadata = { title: 'Add to a bundle' }

type Props = { searchParams: Promise<{ entry?: string }> }

/** Shows which bundle an entry goes live with. */
export default async function Add({ searchParams }: Props) {
  const entryId = numberIn((await searchParams).entry ?? '')
  const actor = await requireActor(`/admin/bundles/add?entry=${entryId}`)
  const bundles = await orForbidden(openBundles(actor, Date.now()))
  const draft = (await orForbidden(findDraft(actor, entryId))) ?? notFound()
  return (
    <>
      <PageHead title="Add to a bundle" actions={<Link href={`/admin/entries/${entryId}`}>Back to writing</Link>}>
        “{draft.content.title || 'Untitled'}” then goes live with the others of the bundle or not at all, and not by
        itself.
      </PageHead>
      {bundles.length > 0 && <ChooseBundle entryId={entryId} bundles={bundles} />}
      <BeginBundle entryId={entryId} />
    </>
  )
}
