import type { IncomingMessage } from 'node:http'

/** Returns whether a request names its host more than once, which no request may (RFC 9112, section 3.2). */
export function namesTwoHosts({ rawHeaders }: IncomingMessage) {
  let hosts = 0
  for (let n = 0; n < rawHeaders.length; n += 2) {
    const name = rawHeaders[n]!
    if (name.length === 4 && name.toLowerCase() === 'host' && ++hosts > 1) return true
  }
  return false
}

/**
 * Makes of a request in absolute form, `GET http://host/path`, the usual one: the host of its target counts, whatever the
 * header Host says (RFC 9112, section 3.2.2).
 */
export function toOriginForm(req: IncomingMessage) {
  const [, host, rest] = /^https?:\/\/([^/?#@\\]+)([/?].*)?$/i.exec(req.url ?? '') ?? []
  if (host === undefined) return
  req.headers.host = host
  req.url = rest?.startsWith('/') ? rest : `/${rest ?? ''}`
}
