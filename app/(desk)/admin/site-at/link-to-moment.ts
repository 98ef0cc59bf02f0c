import { withStaffMedia, type WhichUpload } from '../entries/staff-media'

type Inside = {
  base: string
  origin: string
  which?: WhichUpload
}

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

export function pathInside(to: string, { base, origin }: Inside) {
  const path = to === origin ? '/' : to.startsWith(`${origin}/`) ? to.slice(origin.length) : to
  if (!path.startsWith('/') || path.startsWith('//') || /^\/(admin|api|sign-in|setup|preview|_next)(\/|$)/.test(path))
    return to
  return base + (path === '/' ? '' : path)
}
