export function isMailAddress(contact: string) {
  return /^[^\s@]+@[^\s@]+$/.test(contact)
}

export function contactUri(contact: string) {
  const trimmed = contact.trim()
  if (isMailAddress(trimmed)) return `mailto:${encodeURI(trimmed)}`
  return /^https:\/\/\S+$/.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed).href : undefined
}
