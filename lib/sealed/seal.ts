import { open } from 'node:fs/promises'
import { ageFileKey, ageHead, beginsAge, unsealAge, noHead, Unreadable, type Bytes } from './age'
import type { Key } from './key'

/** Bytes that always contain the head. */
const beginning = 16_384

/** A step of `pipeline`. @throws Unreadable for another key, and where a file was changed or cut off */
export function unseal(key: Key) {
  return async function* (source: Bytes) {
    const { first, all } = await peek(source)
    const fileKey = await ageFileKey(ageHeadOf(first), key)
    yield* unsealAge(all, fileKey)
  }
}

/** @throws Unreadable where another key sealed the file */
export async function checkKey(file: string, key: Key): Promise<void> {
  await ageFileKey(ageHeadOf(await beginningOf(file)), key)
}

export async function isSealed(file: string) {
  return beginsAge(await beginningOf(file))
}

function ageHeadOf(first: Buffer) {
  const head = beginsAge(first) ? ageHead(first) : undefined
  if (!head) throw new Unreadable(noHead)
  return head
}

async function beginningOf(file: string) {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(beginning), 0, beginning, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function peek(source: Bytes) {
  const chunks = (source as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  let first: Buffer = Buffer.alloc(0)
  while (first.length < beginning) {
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
