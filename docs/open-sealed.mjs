// Opens a backup that was encrypted before backups had the format of age: node open-sealed.mjs FILE KEYFILE > backup.tar
// It shows the format (docs/operating.md) in code, for whoever has the file and the key and no Gazette.
import { createDecipheriv, hkdfSync, scryptSync } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'

const [file, keyFile] = process.argv.slice(2)
const key = readFileSync(keyFile, 'utf8').trim()
const input = openSync(file, 'r')
const size = fstatSync(input).size

function bytesAt(position, length) {
  const bytes = Buffer.alloc(length)
  return bytes.subarray(0, readSync(input, bytes, 0, length, position))
}

const head = bytesAt(0, 64)
if (head.toString('latin1', 0, 8) !== 'GAZETTE1') throw new Error('not an encrypted backup')
const salt = head.subarray(16, 48)
const N = 2 ** head[9]
const secret =
  head[8] === 1
    ? Buffer.from(key.replace('gazette-key-1:', ''), 'base64')
    : scryptSync(key.normalize('NFC'), salt, 32, { N, r: head[10], p: head[11], maxmem: 2 ** 31 })
const derived = Buffer.from(hkdfSync('sha256', secret, salt, 'gazette backup 1', 48))
if (!derived.subarray(32).equals(head.subarray(48))) throw new Error('another key')

const sealedPiece = 1_048_576 + 16
for (let at = 64, n = 0; ; n++) {
  const piece = bytesAt(at, sealedPiece)
  at += piece.length
  const isLast = at >= size
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(n, 5, 6)
  nonce[11] = isLast ? 1 : 0
  const opening = createDecipheriv('aes-256-gcm', derived.subarray(0, 32), nonce)
  opening.setAAD(head).setAuthTag(piece.subarray(-16))
  const plain = Buffer.concat([opening.update(piece.subarray(0, -16)), opening.final()])
  for (let written = 0; written < plain.length;) written += writeSync(1, plain, written)
  if (isLast) break
}
closeSync(input)
