import { env } from '@/lib/process/env'

/**
 * A return address if it is a path on this site, otherwise the desk. Read the way a browser would read it, so that
 * `//host`, `/\host`, `https:host` and control characters cannot lead anywhere else.
 */
export function ownPath(next: unknown, otherwise = '/admin'): string {
  if (typeof next !== 'string' || !next.startsWith('/') || next.length > 2000) return otherwise
  const { siteUrl } = env()
  if (!URL.canParse(next, siteUrl)) return otherwise
  const url = new URL(next, siteUrl)
  if (url.origin !== siteUrl || url.pathname.startsWith('//')) return otherwise
  return url.pathname + url.search + url.hash
}

/** The sign-in page that leads back to `path`. */
export function signInPath(path: string) {
  return pathWithNext('/sign-in', path)
}

/** A page of signing in that leads on to `next`. */
export function pathWithNext(page: string, next: unknown) {
  const to = ownPath(next)
  return to === '/admin' ? page : `${page}?next=${encodeURIComponent(to)}`
}
