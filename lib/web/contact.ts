/** Returns whether what the site gives as its contact is an address for mail. */
export function isMailAddress(contact: string) {
  return /^[^\s@]+@[^\s@]+$/.test(contact)
}

/** The contact as a URI; undefined where it is a sentence. */
export function contactUri(contact: string) {
  const trimmed = contact.trim()
  if (isMailAddress(trimmed)) return `mailto:${encodeURI(trimmed)}`
  return /^https:\/\/\S+$/.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed).href : undefined
}
