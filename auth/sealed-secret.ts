import { openText, sealText } from '@/lib/keys/sealed-text'
import { keyFor } from './keys'

export function sealSecret(secret: string, staffId: number): string {
  return sealText(secret, { key: appSecretKey(), use: `staff ${staffId}` })
}

/** Decrypts a secret. Undefined if it was sealed for somebody else, or by another installation. */
export function openSecret(sealed: string, staffId: number): string | undefined {
  return openText(sealed, { key: appSecretKey(), use: `staff ${staffId}` })
}

function appSecretKey() {
  return Buffer.from(keyFor('authenticator app'), 'base64url')
}
