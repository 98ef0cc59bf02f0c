import { open } from 'node:fs/promises'
import type { Effort, Key } from './key'

// The first 64 bytes of a sealed file, all that is in it unsealed.

const magic = Buffer.from('GAZETTE1', 'ascii')
export const headLength = 64
/** More than anybody seals with: a file from elsewhere must not take the memory. */
const most: Effort = { log2N: 20, r: 16, p: 4 }

type Head = { kind: 'key' | 'passphrase'; effort: Effort; salt: Buffer; check: Buffer }

/** A head to be written, which lacks only the check that comes out of the key. */
export function headOf(key: Key, { salt, effort }: Pick<Head, 'salt' | 'effort'>) {
  const { log2N, r, p } = effort
  const kind = 'bytes' in key ? 1 : 2
  const front = Buffer.from([...magic, kind, log2N, r, p, 0, 0, 0, 0])
  return { salt, effort, bytes: (check: Buffer) => Buffer.concat([front, salt, check]) }
}

/** Undefined where the bytes begin no sealed file of this kind. */
export function readHead(bytes: Buffer): Head | undefined {
  if (bytes.length < headLength || !bytes.subarray(0, 8).equals(magic)) return undefined
  const [kind, log2N, r, p] = bytes.subarray(8, 12) as unknown as [number, number, number, number]
  if (kind !== 1 && kind !== 2) return undefined
  const isPossible = log2N > 0 && log2N <= most.log2N && r > 0 && r <= most.r && p > 0 && p <= most.p
  if (kind === 2 && !isPossible) return undefined
  return {
    kind: kind === 1 ? 'key' : 'passphrase',
    effort: { log2N, r, p },
    salt: Buffer.from(bytes.subarray(16, 48)),
    check: Buffer.from(bytes.subarray(48, 64)),
  }
}

/** Whether a file begins as a sealed one does. */
export async function isSealed(file: string) {
  return (await beginningOf(file)).subarray(0, magic.length).equals(magic)
}

/** The first bytes of a file, as many as a head has or all there are. */
export async function beginningOf(file: string) {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
