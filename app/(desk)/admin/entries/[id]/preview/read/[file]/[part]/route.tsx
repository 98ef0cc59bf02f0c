import { notFound } from 'next/navigation'
import { requireActor } from '@/auth/session'
import { styleHashes } from '@/components/site/style'
import { ReadingPage } from '@/components/site/reading-page'
import { sharedNow } from '@/db/clock'
import { previewItem } from '@/domain/publishing/preview'
import { readingOf } from '@/domain/published/pages'
import { siteFrame } from '@/app/(site)/frame'
import { pageNumberIn } from '@/app/(site)/numbers'
import { render } from '@/app/(site)/public-route'
import { orForbidden, numberIn } from '@/app/(desk)/admin/desk-page'
import { withStaffMedia } from '../../../../../staff-media'

type Context = { params: Promise<{ id: string; file: string; part: string }> }

/** Shows the text of a draft's file as readers would read it, to staff only. */
export async function GET(request: Request, { params }: Context) {
  const { id, file, part } = await params
  const entryId = numberIn(id)
  const revision = new URL(request.url).searchParams.get('revision')
  const query = revision ? `?revision=${revision}` : ''
  const back = `/admin/entries/${entryId}/preview${query}`
  const actor = await requireActor(back)
  const at = sharedNow()
  const which = { entryId, revisionId: revision ? numberIn(revision) : undefined }
  const { item } = (await orForbidden(previewItem(actor, which, at))) ?? notFound()
  const reading = (await readingOf(item, { lineage: file, part: pageNumberIn(part) ?? notFound() }, at)) ?? notFound()
  const banner = (
    <>
      Preview of the draft, not public. <a href={back}>Back to the desk</a>
    </>
  )
  const frame = await siteFrame({ at, language: item.language })
  const partAt = (n: number) => `/admin/entries/${entryId}/preview/read/${file}/${n}${query}`
  const html = await render(<ReadingPage frame={frame} reading={reading} banner={banner} at={partAt} />)
  const headers = { 'content-type': 'text/html; charset=utf-8', 'x-still': styleHashes(html) }
  return new Response(withStaffMedia(html), { headers })
}
