import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { PageHead } from '@/components/admin/shell/page-head'
import { samePictures } from '@/domain/files/blurring'
import { openUpload } from '@/domain/files/media-details'
import { isPicture } from '@/lib/files/media-types'
import { pick } from '@/lib/lists/pick'
import { BlurForm } from './blur-form'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Blur' }

export default deskPage('/admin/media/[id]/blur', async ({ actor, clock, params }) => {
  const { id } = params
  const uploadPage = (await openUpload(actor, id, clock.now)) ?? notFound()
  const { upload } = uploadPage
  if (!isPicture(upload.type) || !uploadPage.mayChange) notFound()
  const size = { width: upload.width!, height: upload.height! }
  const same = await samePictures(actor, upload)
  const others = same.map((one) => ({
    ...pick(one, 'id', 'name', 'version', 'type'),
    width: one.width!,
    height: one.height!,
    isSameSize: one.width === size.width && one.height === size.height,
    isTrashed: one.trashedAt !== null,
  }))
  const sameIds = same.filter(({ sha256 }) => sha256 === upload.sha256).map(({ id }) => id)
  return (
    <>
      <PageHead title={`Blur ${upload.name}`} actions={<Link href={`/admin/media/${id}`}>Back to the picture</Link>}>
        Faces, places and names in the picture that could give somebody away.
      </PageHead>
      <BlurForm key={id} id={id} seen={upload.sha256} picture={size} others={others} sameIds={sameIds} />
    </>
  )
})
