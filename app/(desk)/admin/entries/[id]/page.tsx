import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireActor } from '@/auth/session'
import { Editor } from '@/components/admin/editor/editor'
import { EntryActs } from './entry-acts'
import { Note } from '@/components/admin/shell/page-head'
import { sharedNow } from '@/db/clock'
import { openErasureOfEntry } from '@/domain/erasures/for-the-desk'
import { may } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import { correctedFileOf } from '@/domain/writing/corrected-editions'
import { findTrashed, type TrashRow } from '@/domain/entries/trash'
import { orForbidden, numberIn } from '@/app/(desk)/admin/desk-page'
import { openEntryForEditor } from '../open-for-editor'
import { withStaffMedia } from '../staff-media'
import '@/components/admin/editor/text/body.css'
import { longDate } from '@/lib/time/time'
import { kindAndLanguage } from '@/components/admin/entry/entry-title'
import { ActForm } from '@/components/ui/form'
import { restoreText } from '../../trash/actions'

type Props = { params: Promise<{ id: string }> }

const loadEntry = cache(async (id: string) => {
  const actor = await requireActor(`/admin/entries/${encodeURIComponent(id)}`)
  const [entryId, now] = [numberIn(id), sharedNow()]
  const trashed = await orForbidden(findTrashed(actor, entryId, now))
  if (trashed) return { actor, trashed }
  return { actor, opened: (await orForbidden(openEntryForEditor(actor, entryId, now))) ?? notFound() }
})

export async function generateMetadata({ params }: Props) {
  const { trashed, opened } = await loadEntry((await params).id)
  return { title: (trashed ?? opened.content).title || 'Untitled' }
}

export default async function EntryPage({ params }: Props) {
  const { actor, trashed, opened } = await loadEntry((await params).id)
  const mayErase = may(actor, 'erase')
  if (trashed) {
    const { bodyHtml, ...entry } = trashed
    const { zone } = await siteSettings()
    return <TrashedEntry entry={entry} bodyHtml={withStaffMedia(bodyHtml)} zone={zone} mayErase={mayErase} />
  }
  const [erasureId, correctedFile] = await Promise.all([
    openErasureOfEntry(opened.id!),
    correctedFileOf(actor, opened.id!, sharedNow()),
  ])
  return (
    <>
      {erasureId !== undefined && <PendingErasureNote erasureId={erasureId} seesErasure={mayErase} />}
      {correctedFile && <CorrectedFile file={correctedFile} />}
      <Editor key={opened.answerId} opened={opened} />
      <EntryActs entryId={opened.id!} kind={opened.kind} erase={erasureId === undefined && mayErase} />
    </>
  )
}

function PendingErasureNote({ erasureId, seesErasure }: { erasureId: number; seesErasure: boolean }) {
  return (
    <Note warn className="mb-6">
      <p className="font-semibold">Somebody has asked to have this erased permanently.</p>
      <p>
        Readers do not have it any more, and nothing can be changed in it until that is decided.{' '}
        {seesErasure && <Link href={`/admin/erasures/${erasureId}`}>See erasure {erasureId}</Link>}
      </p>
    </Note>
  )
}

type CorrectedFileProps = { file: { mediaId: string; name: string; isOld: boolean; reading?: string } }

function CorrectedFile({ file: { mediaId, name, isOld, reading } }: CorrectedFileProps) {
  return (
    <Note className="mb-12">
      The corrected text of <Link href={`/admin/media/${mediaId}`}>{name}</Link>.{' '}
      {isOld
        ? 'That file has a newer version: readers of it get the text that a program made of the newer one.'
        : 'Once it is published, readers get it where this file is shown as text, and nowhere else.'}{' '}
      {reading && <a href={reading}>See that page</a>}
    </Note>
  )
}

type TrashedEntryProps = {
  entry: TrashRow
  bodyHtml: string
  zone: string
  mayErase: boolean
}

function TrashedEntry({ entry, bodyHtml, zone, mayErase }: TrashedEntryProps) {
  return (
    <div className="mx-auto max-w-[46rem]">
      <Note warn className="mb-8">
        <p className="font-semibold">This {entry.kind} is in the trash.</p>
        <p>
          {entry.trashedBy ?? 'The system'} deleted it on {longDate(entry.trashedAt, zone)}.{' '}
          {entry.goesAt === undefined
            ? 'Readers once had it, so it stays there.'
            : `It is permanently removed on ${longDate(entry.goesAt, zone)}.`}{' '}
          To change it, restore it first.
        </p>
        <ActForm act={restoreText} values={{ entryId: entry.id }} className="mt-3" verb="Restore" />
        {mayErase && (
          <p>
            <Link href={`/admin/erasures/new?entry=${entry.id}`}>Erase permanently…</Link>
          </p>
        )}
      </Note>
      <p className="text-sm text-faint">{kindAndLanguage(entry)}</p>
      <h1 lang={entry.language} className="mb-5 wrap-anywhere">
        {entry.title || 'Untitled'}
      </h1>
      <div
        lang={entry.language}
        className="body space-y-3 wrap-anywhere"
        dangerouslySetInnerHTML={{ __html: bodyHtml }}
      />
    </div>
  )
}
