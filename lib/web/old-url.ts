import { oldQueryAt } from './old-query'
import { lowerCasePath, canonicalPath, withoutMainPrefix } from './canonical-path'

export type OldUrl = { url: string; host: string; path: string }

/** Reads an absolute address of a former site, by http or https. The path gets the front door's canonical form. */
export function readOldUrl(text: string): OldUrl | undefined {
  if (!/^https?:\/\//i.test(text) || text.length > maxLength || !URL.canParse(text)) return undefined
  const { host, hostname, pathname, search, username, password } = new URL(text)
  const canonical = canonicalPath(pathname)
  if (canonical === undefined || !hostname || username || password) return undefined
  const trimmed = withoutMainPrefix(canonical)
  const path = /^\/(files|media)\//.test(trimmed) ? trimmed : lowerCasePath(trimmed)
  const url = `https://${host}${pathname}${search}`
  return url.length > maxEncodedLength ? undefined : { url, host, path: oldQueryAt(path, search) ?? path }
}

const maxLength = 2_000
/** Encoded letters of other scripts take nine times as much: more cannot be a key in PostgreSQL. */
const maxEncodedLength = 2_600
