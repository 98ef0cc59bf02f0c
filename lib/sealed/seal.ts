import { open } from 'node:fs/promises'
import { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import { randomBytes } from 'node:crypto'
import { bech32 } from '@scure/base'
import { refused, done, type Result } from '../result'

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

function beginsAge(bytes: Buffer) {
  return bytes.subarray(0, ageMark.length).equals(ageMark)
}

export function ageHead(bytes: Buffer): Buffer | undefined {
  const last = bytes.indexOf('\n--- ')
  const end = last < 0 ? -1 : bytes.indexOf('\n', last + 1)
  return end < 0 ? undefined : bytes.subarray(0, end + 1)
}

async function ageFileKey(head: Buffer, key: BackupKey): Promise<Uint8Array> {
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
async function* unsealAge(source: ByteSource, fileKey: Uint8Array) {
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

const headMissing = 'It is cut off, or is no backup that this version can open.'
const wrongKey = 'This key does not open it: it is not the one that it was encrypted with.'
const cutOffMessage = 'It is cut off, or its end was changed.'
const changedMessage = 'It has been changed since it was made.'

type ByteSource = AsyncIterable<unknown>

export type BackupKey = { identity: string } | { passphrase: string }

const identityMark = 'AGE-SECRET-KEY-'
const minLength = 16

export function newKey() {
  return bech32.encodeFromBytes(identityMark, randomBytes(32)).toUpperCase()
}

export function keyFrom(text: string): Result<BackupKey> {
  const lines = text.split('\n').map((line) => line.trim())
  const identity = lines.find((line) => line.startsWith(identityMark))
  if (identity !== undefined) return isWholeIdentity(identity) ? done({ identity }) : keyIncomplete
  const passphrase = text.trim().normalize('NFC')
  return passphrase.length < minLength
    ? refused(`A passphrase needs at least ${minLength} characters; npm run gazette -- backup key FILE makes a key.`)
    : done({ passphrase })
}

const keyIncomplete = refused('The key is not whole: it has lost characters.')

function isWholeIdentity(identity: string) {
  try {
    return bech32.decodeToBytes(identity).bytes.length === 32
  } catch {
    return false
  }
}

/** A public key of age: only its identity can open what is sealed for it; the server that seals cannot. */
type FormRecipient = { readonly recipient: string }

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

/** Bytes that always contain the head. */
const beginningBytes = 16_384

/** A step of `pipeline`. @throws Unreadable for another key, and for a changed or cut file */
export function unsealStream(key: BackupKey) {
  return async function* (source: ByteSource) {
    const { first, all } = await peekBeginning(source)
    const fileKey = await ageFileKey(ageHeadOf(first), key)
    yield* unsealAge(all, fileKey)
  }
}

/** @throws Unreadable if another key sealed the file */
export async function checkKey(file: string, key: BackupKey): Promise<void> {
  await ageFileKey(ageHeadOf(await beginningOf(file)), key)
}

export async function isSealed(file: string) {
  return beginsAge(await beginningOf(file))
}

function ageHeadOf(first: Buffer) {
  const head = beginsAge(first) ? ageHead(first) : undefined
  if (!head) throw new UnreadableBackup(headMissing)
  return head
}

async function beginningOf(file: string) {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(beginningBytes), 0, beginningBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function peekBeginning(source: ByteSource) {
  const chunks = (source as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  let first: Buffer = Buffer.alloc(0)
  while (first.length < beginningBytes) {
    const next = await chunks.next()
    if (next.done) break
    first = Buffer.concat([first, next.value])
  }
  async function* all() {
    yield first
    yield* { [Symbol.asyncIterator]: () => chunks }
  }
  return { first, all: all() }
}
