import { withStaffMedia, type UploadIdOf } from '../entries/staff-media'

/** Reads `2014-10-07T02:00Z`, with seconds if needed, as UTC ms; undefined for other text. */
export function momentIn(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{3})?)?Z$/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

/** Returns the site's address at a moment (UTC ms). */
export function siteAt(at: number, path = '/') {
  const moment = new Date(at).toISOString().replace(/(:00)?\.000Z$/, 'Z')
  return `/admin/site-at/${moment}${path === '/' ? '' : path}`
}

type MomentFrame = {
  base: string
  origin: string
  which?: UploadIdOf
}

export function linkToMoment(html: string, { base, origin, which }: MomentFrame) {
  const [head, body = ''] = withStaffMedia(html, which).split(/(?<=<\/head>)/, 2)
  return (
    head +
    body.replace(/<(?:a|form|area)\s[^<>]*>/g, (tag) =>
      tag.replace(/(\s(?:href|action)=")([^"]*)"/, (_, before: string, to: string) => {
        return `${before}${pathInside(to, { base, origin })}"`
      }),
    )
  )
}

export function pathInside(to: string, { base, origin }: MomentFrame) {
  const path = to === origin ? '/' : to.startsWith(`${origin}/`) ? to.slice(origin.length) : to
  if (!path.startsWith('/') || path.startsWith('//') || /^\/(admin|api|sign-in|setup|preview|_next)(\/|$)/.test(path))
    return to
  return base + (path === '/' ? '' : path)
}
