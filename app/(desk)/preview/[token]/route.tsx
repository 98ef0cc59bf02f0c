import { neighboursOf } from '@/app/(site)/neighbours'
import { siteFrame } from '@/app/(site)/frame'
import { missingPageView } from '@/app/(site)/missing'
import { render } from '@/app/(site)/public-route'
import { ErrorPage } from '@/components/site/error-page'
import { styleHashes } from '@/components/site/style'
import { itemDocument } from '@/components/site/item-document'
import { sharedNow } from '@/db/clock'
import { sharedPreview } from '@/domain/publishing/preview'
import { countOpening, openPreview, type OpenedPreview } from '@/domain/publishing/preview-links'
import { log } from '@/lib/process/log'
import { referenceNumber } from '@/lib/web/request-id'
import { deskTime } from '@/lib/time/time'
import { withMediaAt } from '../../media-addresses'

type Context = { params: Promise<{ token: string }> }

/** Shows a draft without an account. The front door checked the link. The address is a secret, not to be logged. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { token } = await params
    const at = sharedNow()
    const opened = await openPreview(token, at)
    const preview = opened && (await sharedPreview(opened, at))
    if (!opened || !preview) return htmlResponse(await missingResponse(at), 404)
    // A HEAD request does not read the text.
    if (request.method === 'GET') await countOpening(opened, at)
    if (preview.is === 'public') return new Response(null, { status: 307, headers: { location: preview.path } })
    return htmlResponse(await draftResponse(token, opened, preview, at), 200)
  } catch (error) {
    const number = referenceNumber()
    log.error('A preview could not be shown', { request: number, error })
    return htmlResponse(await render(<ErrorPage reference={number} />), 500)
  }
}

type DraftPreview = Extract<NonNullable<Awaited<ReturnType<typeof sharedPreview>>>, { is: 'draft' }>

async function draftResponse(
  token: string,
  { by, expiresAt }: OpenedPreview,
  { item, uploads, liveAt }: DraftPreview,
  at: number,
) {
  const frame = await siteFrame({ at, language: item.language })
  const banner = (
    <>
      <strong>Draft, not published:</strong> shared{by && ` by ${by}`} until {deskTime(expiresAt, frame.site.zone)}.
      {liveAt && (
        <>
          {' '}
          Readers have <a href={liveAt}>another text of it</a> now.
        </>
      )}
    </>
  )
  // The link opens the draft and its files, but not the text of each page.
  const draftItem = { ...item, files: item.files.map((file) => ({ ...file, readable: false })) }
  const page = await render(itemDocument(draftItem, frame, { ...(await neighboursOf(item, at)), banner }))
  const behind = `/preview/${token}`
  return withMediaAt(page, (folder, id, version) => {
    if (folder === 'media') return uploads.some((one) => one.id === id) ? `${behind}/media/${id}` : undefined
    const isOwnUpload = uploads.some((one) => one.lineage === id && (version ?? one.version) === one.version)
    return isOwnUpload ? [behind, 'files', id, ...(version ? [version] : [])].join('/') : undefined
  })
}

/** For a link that closed after the front door's check. */
async function missingResponse(at: number) {
  const frame = await siteFrame({ at })
  return render(await missingPageView({ at, language: frame.language, path: '/', frame }))
}

function htmlResponse(body: string, status: number) {
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'x-still': styleHashes(body) },
  })
}
