import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { POST as postMedia } from './media/route'
import { desk } from './test-desk'

const megabyte = 1_000_000

/** Bytes that something holds, once what nobody holds is gone. */
function heldBytes() {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().arrayBuffers
}

/** A form with a file of `size` bytes: all bytes arrive, but not the end of the form. */
function heldForm(size: number, held: Promise<void>) {
  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n'
  const pieces = (async function* () {
    yield Buffer.from(head)
    for (let sent = 0; sent < size; sent += megabyte) yield Buffer.alloc(megabyte, sent)
    await held
    throw new Error('the line broke')
  })()
  return Readable.toWeb(Readable.from(pieces)) as BodyInit
}

const sizes = () =>
  existsSync(mediaRoot()) ? readdirSync(mediaRoot()).map((name) => statSync(join(mediaRoot(), name)).size) : []

test('eight uploads that are held before their end are on the disk, not in memory', async () => {
  testDatabase()
  const { asks } = await desk()
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const before = heldBytes()
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const requests = Array.from({ length: 8 }, () =>
    asks('POST', postMedia, { form: heldForm(25 * megabyte, held), headers }),
  )
  while (sizes().length < 8 || sizes().some((size) => size < 25 * megabyte)) await wait(50)
  // Another thread frees the memory when it gets its turn.
  await vi.waitFor(() => expect((heldBytes() - before) / megabyte).toBeLessThan(50), { timeout: 60_000, interval: 100 })
  letGo()
  for (const { status } of await Promise.all(requests)) expect(status).toBe(422)
  expect(readdirSync(mediaRoot())).toEqual([])
})
