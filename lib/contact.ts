/** Whether what the site gives as its contact is an address for mail. */
export function isMailAddress(contact: string) {
  return /^[^\s@]+@[^\s@]+$/.test(contact)
}

/** The contact as a URI; undefined where it is a sentence. */
export function contactUri(contact: string) {
  const said = contact.trim()
  if (isMailAddress(said)) return `mailto:${encodeURI(said)}`
  return /^https:\/\/\S+$/.test(said) && URL.canParse(said) ? new URL(said).href : undefined
}
