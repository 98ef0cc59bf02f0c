const visible = /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u

/**
 * An address as people read it: letters of every script instead of their percent-escapes, and the host of an earlier site
 * without its slashes. What an escape hides for good reason, a space or a sign without a shape, stays escaped, and so does
 * what is no text (RFC 3987, section 3.2). For the eye alone: what is sent and compared keeps its one spelling.
 */
export function readableAddress(address: string) {
  return address.replace(/^\/\//, '').replace(/(?:%[89a-f][0-9a-f])+/gi, (escapes) => {
    try {
      return [...decodeURIComponent(escapes)].map((c) => (visible.test(c) ? c : encodeURIComponent(c))).join('')
    } catch {
      return escapes
    }
  })
}
