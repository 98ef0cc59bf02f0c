/** Reads `2014-10-07T02:00Z`, with seconds where needed, as UTC ms; undefined for other text. */
export function momentIn(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{3})?)?Z$/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

/** The site's address at a moment (UTC ms). */
export function siteAt(at: number, path = '/') {
  const moment = new Date(at).toISOString().replace(/(:00)?\.000Z$/, 'Z')
  return `/admin/site-at/${moment}${path === '/' ? '' : path}`
}
