import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { CropForm } from './crop-form'
import { PageHead } from '@/components/admin/shell/page-head'
import { openUpload } from '@/domain/files/media-details'
import { isPicture } from '@/lib/files/media-types'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Crop' }

export default deskPage('/admin/media/[id]/crop', async ({ actor, clock, params }) => {
  const { id } = params
  const uploadPage = (await openUpload(actor, id, clock.now)) ?? notFound()
  const { name, type, width, height, trashedAt } = uploadPage.upload
  if (!isPicture(type) || trashedAt !== null || !uploadPage.mayChange) notFound()
  return (
    <>
      <PageHead title={`Crop ${name}`} actions={<Link href={`/admin/media/${id}`}>Back to the picture</Link>}>
        Keep a part of the picture as its next version. The whole picture stays among its versions.
      </PageHead>
      <CropForm key={id} id={id} picture={{ width: width!, height: height! }} />
    </>
  )
})
