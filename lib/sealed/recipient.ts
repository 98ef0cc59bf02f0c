import { bech32 } from '@scure/base'
import { Encrypter } from 'age-encryption'

/** A public key of age: only its identity can open what is sealed for it; the server that seals cannot. */
export type FormRecipient = { readonly recipient: string }

/** Reads the public key that `age-keygen` prints. @throws a sentence for anything else */
export function parseRecipient(text: string): FormRecipient {
  const recipient = text.trim()
  if (/^AGE-SECRET-KEY-/i.test(recipient))
    throw new Error('is the secret key, which must not be on this server. Give the public key, which begins with age1')
  if (!isWholeRecipient(recipient))
    throw new Error('must be a public key of age, as age-keygen prints it: age1 and 58 characters')
  return { recipient }
}

function isWholeRecipient(text: string) {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text)
    return prefix === 'age' && bytes.length === 32
  } catch {
    return false
  }
}

export async function sealFor({ recipient }: FormRecipient, bytes: Buffer): Promise<Buffer> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return Buffer.from(await encrypter.encrypt(bytes))
}
