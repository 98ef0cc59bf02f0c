const visible = /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u

/** Shows letters of every script instead of escapes, but for spaces and invisible signs. For display only. */
export function readableAddress(address: string) {
  return address.replace(/^\/\//, '').replace(/(?:%[89a-f][0-9a-f])+/gi, (escapes) => {
    try {
      return [...decodeURIComponent(escapes)].map((c) => (visible.test(c) ? c : encodeURIComponent(c))).join('')
    } catch {
      return escapes
    }
  })
}
