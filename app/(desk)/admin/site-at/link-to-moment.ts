import { withStaffMedia, type WhichUpload } from '../entries/staff-media'

type Inside = {
  /** The address of the site's front page at the moment, without a final slash. */
  base: string
  /** The site's own origin. */
  origin: string
  /** The version of the file that stands there at the moment. */
  which?: WhichUpload
}

/** A public page whose links and forms lead to other pages at the same moment, and whose uploads are shown to staff. */
export function linkToMoment(html: string, { base, origin, which }: Inside) {
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

/** Returns where an address of the public site is at the moment; any other stays as it is. */
export function pathInside(to: string, { base, origin }: Inside) {
  const path = to === origin ? '/' : to.startsWith(`${origin}/`) ? to.slice(origin.length) : to
  if (!path.startsWith('/') || path.startsWith('//') || /^\/(admin|api|sign-in|setup|preview|_next)(\/|$)/.test(path))
    return to
  return base + (path === '/' ? '' : path)
}
