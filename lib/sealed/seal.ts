import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto'
import { headOf, headLength, readHead } from './head'
import { effort, fileKey, type Key } from './key'

// STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) with AES-256-GCM: each piece is sealed by itself, its nonce says which it
// is and whether it is the last, and the head goes into each. So nothing can be cut off, exchanged or put elsewhere unnoticed,
// and whoever reads gets no byte that was not checked. docs/operating.md describes the bytes.

/** Bytes of a piece before it is sealed. */
export const pieceLength = 1_048_576
const tagLength = 16

/** Why a sealed file cannot be read, in a sentence. */
export class Unreadable extends Error {}

/** Buffers, as every stream of bytes gives them. */
type Bytes = AsyncIterable<unknown>

/** Seals what passes, for `pipeline`. Every file has a salt of its own, so that no key ever meets a nonce twice. */
export function seal(key: Key) {
  return async function* (source: Bytes) {
    const head = headOf(key, { salt: randomBytes(32), effort: 'bytes' in key ? { log2N: 0, r: 0, p: 0 } : effort })
    const { cipher, check } = await fileKey(key, head.salt, head.effort)
    const first = head.bytes(check)
    yield first
    let n = 0
    for await (const { bytes, isLast } of pieces(source, pieceLength)) {
      const sealing = createCipheriv('aes-256-gcm', cipher, nonce(n++, isLast)).setAAD(first)
      yield Buffer.concat([sealing.update(bytes), sealing.final(), sealing.getAuthTag()])
    }
  }
}

/** The reverse. @throws Unreadable for another key, and where a file was changed or cut off. */
export function unseal(key: Key) {
  return async function* (source: Bytes) {
    let cipher: Buffer | undefined
    let first: Buffer = Buffer.alloc(0)
    let n = 0
    for await (const { bytes, isLast } of pieces(source, pieceLength + tagLength, headLength)) {
      if (!cipher) {
        if (isLast) throw new Unreadable(noHead)
        cipher = await cipherFor(bytes, key)
        first = Buffer.from(bytes)
        continue
      }
      yield opened({ cipher, first, bytes, n: n++, isLast })
    }
  }
}

const noHead = 'It is cut off, or is no backup that this version can open.'

/** What a file with this head was sealed with. @throws Unreadable where another key sealed it. */
export async function cipherFor(first: Buffer, key: Key) {
  const head = readHead(first)
  if (!head) throw new Unreadable(noHead)
  if (head.kind !== ('bytes' in key ? 'key' : 'passphrase'))
    throw new Unreadable(`It was encrypted with a ${head.kind === 'key' ? 'key file' : 'passphrase'}. Give that.`)
  const { cipher, check } = await fileKey(key, head.salt, head.effort)
  if (!timingSafeEqual(check, head.check))
    throw new Unreadable('This key does not open it: it is not the one that it was encrypted with.')
  return cipher
}

type Piece = { cipher: Buffer; first: Buffer; bytes: Buffer; n: number; isLast: boolean }

function opened(piece: Piece) {
  const open = tryToOpen(piece)
  if (open) return open
  // The end is sealed as an end: a piece that opens as one in the middle had others after it.
  const wasCut =
    piece.isLast && (piece.bytes.length < pieceLength + tagLength || tryToOpen({ ...piece, isLast: false }))
  throw new Unreadable(wasCut ? 'It is cut off, or its end was changed.' : 'It has been changed since it was made.')
}

function tryToOpen({ cipher, first, bytes, n, isLast }: Piece) {
  if (bytes.length < tagLength) return undefined
  const opening = createDecipheriv('aes-256-gcm', cipher, nonce(n, isLast), { authTagLength: tagLength }).setAAD(first)
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

/** A stream in pieces of one length, the first of another where that is asked for; the last may be shorter, and empty. */
async function* pieces(source: Bytes, length: number, firstLength = length) {
  let held: Buffer[] = []
  let size = 0
  let wanted = firstLength
  for await (const chunk of source as AsyncIterable<Buffer>) {
    held.push(chunk)
    size += chunk.length
    while (size > wanted) {
      const all = Buffer.concat(held)
      yield { bytes: all.subarray(0, wanted), isLast: false }
      held = [all.subarray(wanted)]
      size -= wanted
      wanted = length
    }
  }
  yield { bytes: Buffer.concat(held), isLast: true }
}
