import { createCipheriv, hkdfSync, randomBytes, scryptSync } from 'node:crypto'
import { pieceLength } from './former'
import type { Key } from './key'

/** Seals bytes as versions before the format of age did. */
export function sealedFormerly(bytes: Buffer, key: Key) {
  if ('identity' in key) throw new Error('There were no such keys.')
  const [log2N, r, p] = key.former ? [0, 0, 0] : [17, 8, 1]
  const salt = randomBytes(32)
  const cost = { N: 2 ** log2N!, r, p, maxmem: 2 ** 28 }
  const secret = key.former ?? scryptSync(key.passphrase, salt, 32, cost)
  const derived = Buffer.from(hkdfSync('sha256', secret, salt, 'gazette backup 1', 48))
  const kind = key.former ? 1 : 2
  const front = Buffer.from([...Buffer.from('GAZETTE1'), kind, log2N!, r!, p!, 0, 0, 0, 0])
  const head = Buffer.concat([front, salt, derived.subarray(32)])
  const parts = [head]
  const last = Math.max(0, Math.ceil(bytes.length / pieceLength) - 1)
  for (let n = 0; n <= last; n++) {
    const nonce = Buffer.alloc(12)
    nonce.writeUIntBE(n, 5, 6)
    nonce[11] = n === last ? 1 : 0
    const sealing = createCipheriv('aes-256-gcm', derived.subarray(0, 32), nonce).setAAD(head)
    const piece = bytes.subarray(n * pieceLength, (n + 1) * pieceLength)
    parts.push(Buffer.concat([sealing.update(piece), sealing.final(), sealing.getAuthTag()]))
  }
  return Buffer.concat(parts)
}
