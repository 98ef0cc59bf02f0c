export function emailKey(email: string) {
  return email.normalize('NFC').trim().toLowerCase()
}
