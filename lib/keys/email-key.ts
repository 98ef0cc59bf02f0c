/** Emails are compared without case and surrounding spaces. */
export function emailKey(email: string) {
  return email.normalize('NFC').trim().toLowerCase()
}
