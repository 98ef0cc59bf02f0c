import { Link, ButtonLink } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireActor } from '@/auth/session'
import { DownloadChart } from '@/components/admin/downloads/download-months'
import { ReplaceUpload, TrashUpload } from './upload-acts'
import { factsOf } from '@/components/admin/media/upload-words'
import { RemovalRequested } from '@/components/admin/consents/removal-request'
import { pick } from '@/lib/lists/pick'
import { UploadConsents } from './upload-consents'
import { UploadUseList } from './used-in'
import { downloadLink } from './download'
import { VersionList } from './version-list'
import { PageHead, Section, Note } from '@/components/admin/shell/page-head'
import { downloadsOf, lastTwelve } from '@/domain/files/downloads'
import { consentsOfUpload } from '@/domain/consents/consent-lists'
import { may } from '@/domain/staff/actor'
import { documentReportOf } from '@/domain/files/editions'
import { detailsOf, openUpload } from '@/domain/files/media-details'
import { correctedEditionOf } from '@/domain/writing/corrected-editions'
import { formatName } from '@/lib/files/format-name'
import { isPicture, isRecording } from '@/lib/files/media-types'
import { longDate } from '@/lib/time/time'
import { clockFor } from '../../desk-page'
import { CorrectedTextSection } from './correct-text'
import { DetailsForm } from './details-form'
import { ReadOnlyDetails } from './details-shown'
import { DocumentAccessibility } from './document-accessibility'
import type { Media } from '@/domain/files/media'
import { ActForm } from '@/components/ui/form'
import { restoreUploadAction } from '../actions'

type Props = { params: Promise<{ id: string }> }

const loadUpload = cache(async (id: string) => {
  const actor = await requireActor(`/admin/media/${encodeURIComponent(id)}`)
  const clock = await clockFor(actor)
  const uploadPage = await openUpload(actor, id, clock.now)
  if (!uploadPage) return undefined
  const [downloads] = await downloadsOf(actor, [uploadPage.upload.id])
  const { lineage } = uploadPage.upload
  const consents = may(actor, 'readConsents') ? await consentsOfUpload(actor, lineage, clock.now) : undefined
  const documentReport = await documentReportOf(actor, uploadPage.upload.id)
  const correctedEdition = await correctedEditionOf(actor, uploadPage.upload.id, clock.now)
  const mayBegin = may(actor, 'write', { createdBy: actor.id })
  return { ...uploadPage, downloads, clock, consents, documentReport, correctedEdition, mayBegin }
})

export async function generateMetadata({ params }: Props) {
  return { title: (await loadUpload((await params).id))?.upload.name ?? 'Media' }
}

export default async function UploadPage({ params }: Props) {
  const uploadPage = (await loadUpload((await params).id)) ?? notFound()
  const { upload, uses, versions, uploader, clock, nameIsKept, consents, documentReport, correctedEdition } = uploadPage
  const { id, name, type, width, height, uploadedAt } = upload
  const isTrashed = upload.trashedAt !== null
  const mayChange = uploadPage.mayChange && !isTrashed
  const picture = isPicture(type) ? { width: width!, height: height! } : undefined
  const details = detailsOf(upload)
  return (
    <div className="space-y-10">
      <div>
        <PageHead title={name} actions={<Link href="/admin/media">All media</Link>}>
          {factsOf(upload)}, version {upload.version}. Uploaded {longDate(uploadedAt, clock.zone)} by{' '}
          {uploader ?? 'the system'}. <a href={downloadLink(upload)}>{picture ? 'Full size' : 'Open'}</a>
        </PageHead>
        {isTrashed && <TrashedNote id={id} mayRestore={uploadPage.mayChange} />}
        {uploadPage.editorsOnly && <p className="mb-4">Readers have it now, so only an editor can change it.</p>}
        {isRecording(type) && <RecordingPlayer upload={upload} />}
        {mayChange ? (
          <DetailsForm key={id} id={id} details={details} picture={picture} nameIsKept={nameIsKept} />
        ) : (
          <ReadOnlyDetails id={id} details={details} picture={picture} />
        )}
      </div>
      {consents && (details.people === 'at risk' || consents.length > 0 || !picture) && (
        <Section title="Consents" id="consents">
          <UploadConsents
            lineage={upload.lineage}
            id={id}
            consents={consents.map((consent) =>
              pick(consent, 'id', 'reference', 'about', 'state', 'lastDay', 'removal'),
            )}
          />
          <RemovalRequested removal={uploadPage.removal} what="the mark “people at risk”" />
        </Section>
      )}
      {documentReport && (
        <Section title="Accessibility" id="accessibility">
          <DocumentAccessibility report={documentReport} />
        </Section>
      )}
      {correctedEdition && (
        <Section title={`The ${formatName(upload.type)} as text`} id="text">
          <CorrectedTextSection
            id={id}
            called={formatName(upload.type)}
            {...correctedEdition}
            mayBegin={uploadPage.mayBegin && !isTrashed}
          />
        </Section>
      )}
      <Section title="Where it is used" id="uses">
        <UploadUseList uses={uses} />
      </Section>
      {!picture && (
        <Section title="Downloads" id="downloads">
          <DownloadChart file={uploadPage.downloads} months={lastTwelve(clock.now, clock.zone)} />
        </Section>
      )}
      <Section title="Versions" id="versions">
        <VersionList versions={versions} currentId={id} zone={clock.zone} mayUse={mayChange} />
        {mayChange && (
          <div className="flex flex-wrap items-start gap-3 border-t border-line pt-3">
            {picture && <ButtonLink href={`/admin/media/${id}/crop`}>Crop…</ButtonLink>}
            {picture && <ButtonLink href={`/admin/media/${id}/blur`}>Blur…</ButtonLink>}
            <ReplaceUpload id={id} sort={picture ? 'picture' : 'document'} />
          </div>
        )}
      </Section>
      {mayChange && (
        <Section title="Trash" id="trash">
          <TrashUpload id={id} uses={uses} />
        </Section>
      )}
    </div>
  )
}

function RecordingPlayer({ upload }: { upload: Pick<Media, 'id' | 'name' | 'type' | 'recording'> }) {
  const { width, height } = upload.recording ?? {}
  const shared = { src: downloadLink(upload), controls: true, preload: 'none', 'aria-label': upload.name }
  return width && height ? (
    <video {...shared} width={width} height={height} playsInline className="mb-6 h-auto max-h-96 max-w-full bg-wash" />
  ) : (
    <audio {...shared} className="mb-6 w-full max-w-xl" />
  )
}

function TrashedNote({ id, mayRestore }: { id: string; mayRestore: boolean }) {
  return (
    <Note warn className="mb-6">
      <p>
        <span className="font-semibold">This file is in the trash.</span> To use or change it, restore it first.
      </p>
      {mayRestore && <ActForm act={restoreUploadAction} values={{ id }} className="mt-3" verb="Restore" />}
    </Note>
  )
}
