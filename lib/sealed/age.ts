import { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import type { BackupKey } from './key'

// The format of age (C2SP, age-encryption.org/v1): the program `age` opens these files.

const ageMark = Buffer.from('age-encryption.org/v1\n')
/** The exponent of scrypt's cost: 128 MB for each guess. */
const workFactor = 17

/** A step of `pipeline`. Every file has its own key, which its head gives to the holder of `key`. */
export function seal(key: BackupKey) {
  return async function* (source: ByteSource) {
    const encrypter = new Encrypter()
    if ('identity' in key) encrypter.addRecipient(await identityToRecipient(key.identity))
    else {
      encrypter.setScryptWorkFactor(workFactor)
      encrypter.setPassphrase(key.passphrase)
    }
    yield* await encrypter.encrypt(streamOf(source))
  }
}

export function beginsAge(bytes: Buffer) {
  return bytes.subarray(0, ageMark.length).equals(ageMark)
}

export function ageHead(bytes: Buffer): Buffer | undefined {
  const last = bytes.indexOf('\n--- ')
  const end = last < 0 ? -1 : bytes.indexOf('\n', last + 1)
  return end < 0 ? undefined : bytes.subarray(0, end + 1)
}

export async function ageFileKey(head: Buffer, key: BackupKey): Promise<Uint8Array> {
  const isForWords = head.includes('\n-> scrypt ')
  if (isForWords && 'identity' in key) throw new UnreadableBackup('It was encrypted with a passphrase. Give that.')
  if (!isForWords && 'passphrase' in key) throw new UnreadableBackup('It was encrypted with a key file. Give that.')
  const decrypter = new Decrypter()
  if ('identity' in key) decrypter.addIdentity(key.identity)
  else decrypter.addPassphrase(key.passphrase)
  try {
    return await decrypter.decryptHeader(head)
  } catch {
    throw new UnreadableBackup(wrongKey)
  }
}

/** @throws Unreadable if the file was changed or cut off */
export async function* unsealAge(source: ByteSource, fileKey: Uint8Array) {
  let isReadWhole = false
  async function* watched() {
    yield* source
    isReadWhole = true
  }
  const decrypter = new Decrypter()
  decrypter.addIdentity({ unwrapFileKey: () => fileKey })
  try {
    const pieces = await decrypter.decrypt(streamOf(watched()))
    for await (const { buffer, byteOffset, length } of pieces) yield Buffer.from(buffer, byteOffset, length)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code) throw error
    throw new UnreadableBackup(isReadWhole ? cutOffMessage : changedMessage)
  }
}

function streamOf(source: ByteSource) {
  return ReadableStream.from(source as AsyncIterable<Uint8Array>) as globalThis.ReadableStream<Uint8Array>
}

export class UnreadableBackup extends Error {}

export const headMissing = 'It is cut off, or is no backup that this version can open.'
const wrongKey = 'This key does not open it: it is not the one that it was encrypted with.'
const cutOffMessage = 'It is cut off, or its end was changed.'
const changedMessage = 'It has been changed since it was made.'

export type ByteSource = AsyncIterable<unknown>
