import { oldQueryAt } from './old-query'
import { lowerCasePath, canonicalPath, trimmedPath } from './canonical-path'

/** An address at a site before this one: whole, its host, and as readers ask this site for it. */
export type OldUrl = { url: string; host: string; path: string }

/**
 * Reads the whole address of something at a site before this one; undefined where it is none. Whether it began with http or
 * https does not matter: it is written with https. Its path is in the one spelling that the front door gives it, with its
 * query where that is one of the old kind (`/?p=12`).
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
/** Encoded, letters of other scripts are nine times as long: more is no key of a row in PostgreSQL. */
const maxEncodedLength = 2_600
