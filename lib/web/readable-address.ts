const visible = /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u

/**
 * Shows letters of every script instead of escapes, and a former host without its slashes. Spaces and invisible signs
 * stay escaped, and so does what is no text (RFC 3987, section 3.2). For display alone.
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
