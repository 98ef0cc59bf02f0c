import { openText, sealText } from '@/lib/keys/sealed-text'
import { keyFor } from './keys'

/** Encrypts a person's secret with a key of this installation, so that it opens for that person alone. */
export function sealSecret(secret: string, staffId: number): string {
  return sealText(secret, { key: key(), use: `staff ${staffId}` })
}

/** The secret; undefined where it was sealed for somebody else, or with the key of another installation. */
export function openSecret(sealed: string, staffId: number): string | undefined {
  return openText(sealed, { key: key(), use: `staff ${staffId}` })
}

function key() {
  return Buffer.from(keyFor('authenticator app'), 'base64url')
}
