import { open } from 'node:fs/promises'
import { ageFileKey, ageHead, beginsAge, unsealAge, headMissing, UnreadableBackup, type ByteSource } from './age'
import type { BackupKey } from './key'

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
