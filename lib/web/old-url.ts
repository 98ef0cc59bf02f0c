import { oldQueryAt } from './old-query'
import { lowerCasePath, canonicalPath, trimmedPath } from './canonical-path'

export type OldUrl = { url: string; host: string; path: string }

/**
 * Reads an absolute address of a former site. http and https are the same; the path gets the front door's canonical
 * form, with an old query (`/?p=12`).
 */
export function readOldUrl(text: string): OldUrl | undefined {
  if (!/^https?:\/\//i.test(text) || text.length > maxLength || !URL.canParse(text)) return undefined
  const { host, hostname, pathname, search, username, password } = new URL(text)
  const canonical = canonicalPath(pathname)
  if (canonical === undefined || !hostname || username || password) return undefined
  const trimmed = trimmedPath(canonical)
  const path = /^\/(files|media)\//.test(trimmed) ? trimmed : lowerCasePath(trimmed)
  const url = `https://${host}${pathname}${search}`
  return url.length > maxEncodedLength ? undefined : { url, host, path: oldQueryAt(path, search) ?? path }
}

const maxLength = 2_000
/** Letters of other scripts are nine times as long when encoded: more is no key of a row in PostgreSQL. */
const maxEncodedLength = 2_600
