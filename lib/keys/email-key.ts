/** Emails are compared without regard to case or surrounding space. */
export function emailKey(email: string) {
  return email.normalize('NFC').trim().toLowerCase()
}
