import { env } from '@/lib/process/env'

/** Returns `next` if it is a path of this site, else the desk. For browsers, `//host` and `/\host` are other sites. */
export function ownPath(next: unknown, otherwise = '/admin'): string {
  if (typeof next !== 'string' || !next.startsWith('/') || next.length > 2000) return otherwise
  const { siteUrl } = env()
  if (!URL.canParse(next, siteUrl)) return otherwise
  const url = new URL(next, siteUrl)
  if (url.origin !== siteUrl || url.pathname.startsWith('//')) return otherwise
  return url.pathname + url.search + url.hash
}

export function signInPath(path: string) {
  return pathWithNext('/sign-in', path)
}

export function pathWithNext(page: string, next: unknown) {
  const to = ownPath(next)
  return to === '/admin' ? page : `${page}?next=${encodeURIComponent(to)}`
}
