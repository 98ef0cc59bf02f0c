import { createDecipheriv, hkdfSync, scrypt, timingSafeEqual } from 'node:crypto'
import type { Key } from './key'
import { noHead, Unreadable, wasChanged, wasCut, wrongKey, type Bytes } from './unreadable'

// Reads the format in which backups were sealed before they had that of age: STREAM with AES-256-GCM, behind 64 bytes of head.
// docs/operating.md describes the bytes.

const magic = Buffer.from('GAZETTE1', 'ascii')
export const headLength = 64
/** Bytes of a piece before it is sealed. */
export const pieceLength = 1_048_576
const tagLength = 16

/** The cost of scrypt (RFC 7914, section 2, names the three numbers). */
type Effort = { log2N: number; r: number; p: number }
/** More than anybody sealed with: a file from elsewhere must not take the memory. */
const maxEffort: Effort = { log2N: 20, r: 16, p: 4 }

export function beginsFormer(bytes: Buffer) {
  return bytes.subarray(0, magic.length).equals(magic)
}

/** Opens a file of this format. @throws Unreadable for another key, and where it was changed or cut off. */
export async function* unsealFormer(source: Bytes, key: Key) {
  let cipher: Buffer | undefined
  let head: Buffer = Buffer.alloc(0)
  let n = 0
  for await (const { bytes, isLast } of pieces(source)) {
    if (!cipher) {
      if (isLast) throw new Unreadable(noHead)
      cipher = await formerCipher(bytes, key)
      head = Buffer.from(bytes)
      continue
    }
    yield openPiece({ cipher, head, bytes, n: n++, isLast })
  }
}

/** The key of one file's cipher, out of its head. @throws Unreadable where another key sealed the file. */
export async function formerCipher(bytes: Buffer, key: Key) {
  const head = readHead(bytes)
  if (!head) throw new Unreadable(noHead)
  const { isForKey, effort, salt, check } = head
  if (!isForKey && ('identity' in key || key.former))
    throw new Unreadable('It was encrypted with a passphrase. Give that.')
  if ('identity' in key) throw new Unreadable(wrongKey)
  if (isForKey && !key.former) throw new Unreadable('It was encrypted with a key file. Give that.')
  const secret = key.former ?? (await stretch(key.passphrase, salt, effort))
  const derived = Buffer.from(hkdfSync('sha256', secret, salt, 'gazette backup 1', 48))
  if (!timingSafeEqual(derived.subarray(32), check)) throw new Unreadable(wrongKey)
  return derived.subarray(0, 32)
}

/** Undefined where the bytes begin no sealed file of this kind. */
function readHead(bytes: Buffer) {
  if (bytes.length < headLength || !beginsFormer(bytes)) return undefined
  const [kind, log2N, r, p] = bytes.subarray(8, 12) as unknown as [number, number, number, number]
  if (kind !== 1 && kind !== 2) return undefined
  const isPossible = log2N > 0 && log2N <= maxEffort.log2N && r > 0 && r <= maxEffort.r && p > 0 && p <= maxEffort.p
  if (kind === 2 && !isPossible) return undefined
  const [salt, check] = [Buffer.from(bytes.subarray(16, 48)), bytes.subarray(48, 64)]
  return { isForKey: kind === 1, effort: { log2N, r, p }, salt, check }
}

function stretch(passphrase: string, salt: Buffer, { log2N, r, p }: Effort) {
  const options = { N: 2 ** log2N, r, p, maxmem: 2 ** log2N * r * 128 + 2 ** 26 }
  return new Promise<Buffer>((resolve, reject) =>
    scrypt(passphrase, salt, 32, options, (error, bytes) => (error ? reject(error) : resolve(bytes))),
  )
}

type Piece = { cipher: Buffer; head: Buffer; bytes: Buffer; n: number; isLast: boolean }

function openPiece(piece: Piece) {
  const content = tryToOpen(piece)
  if (content) return content
  // The last piece is sealed as the last: one that opens as a middle piece had others after it.
  const isCut = piece.isLast && (piece.bytes.length < pieceLength + tagLength || tryToOpen({ ...piece, isLast: false }))
  throw new Unreadable(isCut ? wasCut : wasChanged)
}

function tryToOpen({ cipher, head, bytes, n, isLast }: Piece) {
  if (bytes.length < tagLength) return undefined
  const opening = createDecipheriv('aes-256-gcm', cipher, nonce(n, isLast), { authTagLength: tagLength }).setAAD(head)
  opening.setAuthTag(bytes.subarray(-tagLength))
  try {
    return Buffer.concat([opening.update(bytes.subarray(0, -tagLength)), opening.final()])
  } catch {
    return undefined
  }
}

/** Eleven bytes that count, one that says whether it is the last. */
function nonce(n: number, isLast: boolean) {
  const bytes = Buffer.alloc(12)
  bytes.writeUIntBE(n, 5, 6)
  bytes[11] = isLast ? 1 : 0
  return bytes
}

/** A stream as its head and its sealed pieces; the last may be shorter. */
async function* pieces(source: Bytes) {
  let buffers: Buffer[] = []
  let size = 0
  let length = headLength
  for await (const chunk of source as AsyncIterable<Buffer>) {
    buffers.push(chunk)
    size += chunk.length
    while (size > length) {
      const all = Buffer.concat(buffers)
      yield { bytes: all.subarray(0, length), isLast: false }
      buffers = [all.subarray(length)]
      size -= length
      length = pieceLength + tagLength
    }
  }
  yield { bytes: Buffer.concat(buffers), isLast: true }
}
