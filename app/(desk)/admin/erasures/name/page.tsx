import { forbidden } from 'next/navigation'
import { deskPage, numberIn } from '@/app/(desk)/admin/desk-page'
import { PageHead } from '@/components/admin/shell/page-head'
import { Link } from '@/components/ui/link'
import { may } from '@/domain/staff/actor'
import { NameForm } from './name-form'

export const metadata = { title: 'Erase a name' }

export default deskPage('/admin/erasures/name', async ({ actor, searchParams }) => {
  if (!may(actor, 'erase')) forbidden()
  const entryId = numberIn(String(searchParams.entry))
  return (
    <div className="max-w-3xl space-y-9">
      <PageHead title="Erase a name" actions={<Link href={`/admin/entries/${entryId}`}>Back to the text</Link>}>
        For when somebody asks that their name be removed from a text that stays. First remove it from the text and its
        translations, and publish that. Here it goes from every earlier version, and from comments, reviews, suggested
        edits and notes. Readers lose nothing, and nobody can bring the name back.
      </PageHead>
      <NameForm entryId={entryId} />
    </div>
  )
})
