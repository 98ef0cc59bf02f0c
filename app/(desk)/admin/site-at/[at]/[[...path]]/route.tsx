import { notFound } from 'next/navigation'
import type { UploadIdOf } from '@/app/(desk)/admin/entries/staff-media'
import { runAtMoment } from '@/app/(site)/moment'
import { requireActor } from '@/auth/session'
import { hasClosedAhead, permitToSeeAhead } from '@/domain/desk/calendar'
import { findPublicFile } from '@/domain/published/files'
import { env } from '@/lib/process/env'
import { deskTime } from '@/lib/time/time'
import { clockFor, orForbidden } from '@/app/(desk)/admin/desk-page'
import { withMediaAt } from '@/app/(desk)/media-addresses'
import { handlerOf } from '@/app/(site)/handlers'
import { linkToMoment, pathInside, momentIn, siteAt } from '../../moment-in'

type Context = { params: Promise<{ at: string; path?: string[] }> }

export async function GET(request: Request, { params }: Context) {
  const url = new URL(request.url)
  const at = momentIn(decodeURIComponent((await params).at)) ?? notFound()
  const actor = await requireActor(url.pathname + url.search)
  await orForbidden(permitToSeeAhead(actor))
  const { now, zone } = await clockFor(actor)
  if (await hasClosedAhead(actor, at, now))
    return new Response('A draft that only others see is published before then. Choose an earlier moment.', {
      status: 403,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })

  const inside = { base: siteAt(at), origin: env().siteUrl }
  const path = url.pathname.split('/').slice(4).join('/')
  const handler = handlerOf(`/${path}`)
  const banner = (
    <>
      The site as it {at > now ? 'will stand' : 'stood'} on {deskTime(at, zone)}; readers see the present one.{' '}
      <a href="/admin/site-at">Another moment</a> · <a href="/admin/calendar">Back to the desk</a>
    </>
  )
  const answer = await runAtMoment({ at, banner }, () => handler(new Request(`${inside.origin}/${path}${url.search}`)))

  const headers = new Headers(answer.headers)
  headers.delete('last-modified')
  const location = headers.get('location')
  if (location) {
    headers.set('location', pathInside(location, inside))
    return new Response(null, { status: 302, headers })
  }
  const isPage = headers.get('content-type')?.startsWith('text/html')
  const text = await answer.text()
  const body = isPage ? linkToMoment(text, { ...inside, which: await uploadsAt(text, at) }) : text
  return new Response(body, { status: answer.status, headers })
}

async function uploadsAt(html: string, at: number): Promise<UploadIdOf> {
  const files = new Map<string, { id: string; version?: number }>()
  withMediaAt(html, (folder, id, version) => {
    if (folder === 'files') files.set(`${id}/${version ?? ''}`, { id, version })
    return undefined
  })
  const idsByAddress = new Map<string, string | undefined>()
  for (const [key, file] of files) idsByAddress.set(key, (await findPublicFile({ ...file, now: at }))?.id)
  return (lineage, version) => idsByAddress.get(`${lineage}/${version ?? ''}`)
}
