/** Returns what a phone is told to call (RFC 3966): the digits of a number as people write it, with the plus before them. */
export function callAddress(phone: string) {
  return `tel:${phone.replace(/[^+\d]/g, '')}`
}

/** A web address as people read it: without its scheme, and without a slash alone at its end. */
export function shownAddress(url: string) {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/^([^/]+)\/$/, '$1')
}
