import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden, notFound } from 'next/navigation'
import { requireActor } from '@/auth/session'
import { PageHead } from '@/components/admin/shell/page-head'
import { openUpload } from '@/domain/files/media-details'
import { may } from '@/domain/staff/actor'
import { findDraft } from '@/domain/writing/drafts'
import { numberIn } from '../../entries/number'
import { ConsentForm } from '../consent-form'

export const metadata: Metadata = { title: 'Record a consent' }

type Props = { searchParams: Promise<{ entry?: string; upload?: string }> }

export default async function NewConsent({ searchParams }: Props) {
  const { entry, upload } = await searchParams
  const query = new URLSearchParams()
  if (entry) query.set('entry', String(entry))
  if (upload) query.set('upload', String(upload))
  const actor = await requireActor(`/admin/consents/new${query.size ? `?${query}` : ''}`)
  if (!may(actor, 'manageConsents')) forbidden()
  const draft = entry ? ((await findDraft(actor, numberIn(String(entry)))) ?? notFound()) : undefined
  const file = upload ? ((await openUpload(actor, String(upload), Date.now())) ?? notFound()).upload : undefined
  const about = draft ? draft.content.title || 'Untitled' : file?.name
  return (
    <>
      <PageHead title="Record a consent" actions={<Link href="/admin/consents">All consents</Link>}>
        {about ? `It will be linked to “${about}”. ` : ''}
        Write down what was agreed, never who agreed: names, telephone numbers and addresses stay in your case file.
      </PageHead>
      <ConsentForm
        // Nothing is ticked in advance: what was agreed has to be said.
        values={{}}
        links={{ entry: draft?.entry.id, upload: file?.lineage }}
      />
    </>
  )
}
