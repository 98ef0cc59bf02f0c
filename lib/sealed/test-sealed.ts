import { Readable } from 'node:stream'
import { keyFrom, type BackupKey } from './seal'

export function keyFromText(text: string): BackupKey {
  const key = keyFrom(text)
  if (!key.ok) throw new Error(key.problems[0]!.message)
  return key.value
}

export async function through(bytes: Buffer, step: (source: AsyncIterable<unknown>) => AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = []
  const source = Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001)
    })(),
  )
  for await (const part of step(source)) parts.push(part)
  return Buffer.concat(parts)
}
