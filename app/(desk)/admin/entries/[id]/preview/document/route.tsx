import { notFound } from 'next/navigation'
import { requireActor } from '@/auth/session'
import { styleHashes } from '@/components/site/style'
import { itemDocument } from '@/components/site/item-document'
import { sharedNow } from '@/db/clock'
import { previewItem } from '@/domain/publishing/preview'
import { neighboursOf } from '@/app/(site)/neighbours'
import { siteFrame } from '@/app/(site)/frame'
import { render } from '@/app/(site)/public-route'
import { orForbidden, numberIn } from '@/app/(desk)/admin/desk-page'
import { uploadIdFinder, withStaffMedia } from '../../../staff-media'

type Context = { params: Promise<{ id: string }> }

/** Uses the public views and style. The page says that it is a preview; in a frame (`?framed`), the desk says it. */
export async function GET(request: Request, { params }: Context) {
  const entryId = numberIn((await params).id)
  const query = new URL(request.url).searchParams
  const [revision, framed] = [query.get('revision'), query.has('framed')]
  const back = `/admin/entries/${entryId}/preview${revision ? `?revision=${revision}` : ''}`
  const actor = await requireActor(back)
  const at = sharedNow()
  const which = { entryId, revisionId: revision ? numberIn(revision) : undefined }
  const { item, uploads } = (await orForbidden(previewItem(actor, which, at))) ?? notFound()
  const frame = await siteFrame({ at, language: item.language })
  const banner = framed ? undefined : (
    <>
      Preview of the draft, not public. <a href={back}>Back to the desk</a>
    </>
  )
  const page = await render(itemDocument(item, frame, { ...(await neighboursOf(item, at)), banner }))
  const html = withStaffMedia(page, uploadIdFinder(uploads)).replace(
    / href="[^"]*\/read\/([0-9a-z]{12})"/g,
    (_, file: string) =>
      ` href="/admin/entries/${entryId}/preview/read/${file}/1${revision ? `?revision=${revision}` : ''}"`,
  )
  return new Response(framed ? labelledForFrame(html) : html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': item.language,
      'x-still': styleHashes(html),
    },
  })
}

/** Public pages refuse to be framed, so links open in a tab. Landmarks get other names than the desk’s own. */
function labelledForFrame(html: string) {
  return html
    .replace('<header ', '<header aria-label="Previewed masthead" ')
    .replace('<main ', '<main aria-label="Previewed page" ')
    .replace('<footer ', '<footer aria-label="Previewed foot" ')
    .replace(/<(a|form)(\s[^<>]*)>/g, (tag, name: string, attributes: string) =>
      /\s(href="[^"#]|action=")/.test(attributes) ? `<${name} target="_blank"${attributes}>` : tag,
    )
}
