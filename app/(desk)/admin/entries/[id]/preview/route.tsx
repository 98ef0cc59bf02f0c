import { notFound } from 'next/navigation'
import { requireActor } from '@/auth/session'
import { itemDocument } from '@/components/site/item-document'
import { styleHash } from '@/components/site/stylesheet'
import { previewItem } from '@/domain/preview'
import { around } from '@/app/(site)/around'
import { siteFrame } from '@/app/(site)/frame'
import { render } from '@/app/(site)/still'
import { permitted } from '../../../permitted'
import { numberIn } from '../../number'
import { withStaffMedia } from '../../staff-media'

type Context = { params: Promise<{ id: string }> }

/** The readers' page with the newest text. The same views, for staff alone; its mark makes the front door treat its style alike. */
export async function GET(_: Request, { params }: Context) {
  const id = numberIn((await params).id)
  const actor = await requireActor(`/admin/entries/${id}/preview`)
  const at = Date.now()
  const item = (await permitted(previewItem(actor, id, at))) ?? notFound()
  const frame = await siteFrame({ at, language: item.language })
  const banner = (
    <>
      Preview of the draft, not public. <a href={`/admin/entries/${id}`}>Back to the desk</a>
    </>
  )
  const html = await render(itemDocument(item, frame, { ...(await around(item, at)), banner }))
  return new Response(withStaffMedia(html), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': item.language,
      'x-robots-tag': 'noindex',
      'x-still': styleHash,
      'cache-control': 'no-store',
    },
  })
}
