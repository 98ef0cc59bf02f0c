import { notFound } from 'next/navigation'
import { cache } from 'react'
import { currentActor, requireActor } from '@/auth/session'
import { Editor } from '@/components/admin/editor/editor'
import { CorrectedFile } from './corrected-file'
import { EntryActs } from './entry-acts'
import { ToBeErased } from './to-be-erased'
import { TrashedEntry } from './trashed-entry'
import { openErasureOfEntry } from '@/domain/erasures/for-the-desk'
import { may } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import { correctedFileOf } from '@/domain/writing/corrected-editions'
import { findTrashed } from '@/domain/entries/trash'
import { orForbidden } from '@/app/(desk)/admin/or-forbidden'
import { numberIn } from '../number'
import { openEntryForEditor } from '../open-for-editor'
import { withStaffMedia } from '../staff-media'
import '@/components/admin/editor/text/body.css'

type Props = { params: Promise<{ id: string }> }

const open = cache(async (id: string) => {
  const actor = await requireActor(`/admin/entries/${encodeURIComponent(id)}`)
  return orForbidden(openEntryForEditor(actor, numberIn(id), Date.now()))
})

const findTrashedEntry = cache(async (id: string) => {
  const actor = await requireActor(`/admin/entries/${encodeURIComponent(id)}`)
  return orForbidden(findTrashed(actor, numberIn(id), Date.now()))
})

export async function generateMetadata({ params }: Props) {
  const { id } = await params
  const { title } = (await findTrashedEntry(id)) ?? (await open(id))?.content ?? notFound()
  return { title: title || 'Untitled' }
}

async function mayNow(verb: 'readHistory' | 'erase') {
  const actor = await currentActor()
  return actor !== undefined && may(actor, verb)
}

async function findCorrectedFile(entryId: number) {
  const actor = await currentActor()
  return actor && correctedFileOf(actor, entryId, Date.now())
}

export default async function Entry({ params }: Props) {
  const trashedEntry = await findTrashedEntry((await params).id)
  if (trashedEntry) {
    const { bodyHtml, ...entry } = trashedEntry
    const { zone } = await siteSettings()
    return (
      <TrashedEntry entry={entry} bodyHtml={withStaffMedia(bodyHtml)} zone={zone} mayErase={await mayNow('erase')} />
    )
  }
  const opened = (await open((await params).id)) ?? notFound()
  const [mayErase, erasureId, correctedFile] = await Promise.all([
    mayNow('erase'),
    openErasureOfEntry(opened.id!),
    findCorrectedFile(opened.id!),
  ])
  return (
    <>
      {erasureId !== undefined && <ToBeErased erasureId={erasureId} seesErasure={mayErase} />}
      {correctedFile && <CorrectedFile file={correctedFile} />}
      <Editor key={opened.answerId} opened={opened} />
      <EntryActs
        entryId={opened.id!}
        kind={opened.kind}
        history={await mayNow('readHistory')}
        erase={erasureId === undefined && mayErase}
      />
    </>
  )
}
