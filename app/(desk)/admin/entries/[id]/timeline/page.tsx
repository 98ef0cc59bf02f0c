import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CameFrom } from './came-from'
import { PageHead } from '@/components/admin/shell/page-head'
import { Timeline } from './timeline'
import { may } from '@/domain/staff/actor'
import { findDraft } from '@/domain/writing/drafts'
import { originOf } from '@/domain/imports/origin'
import { timelineOf } from '@/domain/desk/timeline'
import { numberIn } from '../../number'
import { titleAbout } from '../../title-about'
import { deskPage } from '@/app/(desk)/admin/desk-page'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props) {
  return titleAbout('Timeline', (await params).id)
}

export default deskPage('/admin/entries/[id]/timeline', async ({ actor, clock, params }) => {
  const id = numberIn(params.id)
  const events = (await timelineOf(actor, id, clock.now)) ?? notFound()
  const [draft, origin] = await Promise.all([findDraft(actor, id), originOf(actor, id)])
  return (
    <>
      <PageHead title="Timeline" actions={<Link href={`/admin/entries/${id}`}>Back to writing</Link>}>
        “{draft?.content.title || 'Untitled'}”, from its beginning to what is still to come.
      </PageHead>
      <Timeline events={events} clock={clock} />
      {origin && <CameFrom origin={origin} clock={clock} mayRead={may(actor, 'manageImports')} />}
    </>
  )
})
