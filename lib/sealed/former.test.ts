import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pieceLength } from './former'
import { newKey } from './key'
import { unseal } from './seal'
import { sealedFormerly } from './test-former'
import { keyFromText, through } from './test-sealed'

const formerKey = () => `gazette-key-1:${randomBytes(32).toString('base64')}`
const key = keyFromText(formerKey())
const sealed = (bytes: Buffer, by = key) => sealedFormerly(bytes, by)
const opened = (bytes: Buffer, by = key) => through(bytes, unseal(by))

// Made by the version before the format of age.
test.each([
  [
    'gazette-key-1:3q2+796tvu/erb7v3q2+796tvu/erb7v3q2+796tvu8=',
    'R0FaRVRURTEBAAAAAAAAALcJeiOSn8GEJGdQAJzK8R6QRS/tVbPhB6NNd+6hYUmmvSbLxirsNJh2wNUBJ+riSxb15PgtSy3giTXr9NaJzTbqTjrJeDPzzhEgjEhrZQuE9A==',
  ],
  [
    'a horse that is correct',
    'R0FaRVRURTECEQgBAAAAAP3ysnKlwxg2OmTlFOOl3hextMzEoSpp9ooOQmFb1CSXn23hbqD+kw7lT1kNYwwG+NmoPJrlH8DqznUi1RkQ9GVeARDxGd+e7nsWXJK7nF3ShQ==',
  ],
])('what the version before sealed with %s is opened', async (text, file) => {
  expect((await opened(Buffer.from(file, 'base64'), keyFromText(text))).toString()).toBe('sealed before age')
})

test.each([0, 1, pieceLength - 1, pieceLength, pieceLength + 1, 3 * pieceLength])(
  '%i bytes come back as they were, and nothing of them stands in what is kept',
  async (length) => {
    const bytes = randomBytes(length)
    const sealedBytes = sealed(bytes)
    expect(sealedBytes.length).toBe(64 + length + 16 * Math.max(1, Math.ceil(length / pieceLength)))
    expect((await opened(sealedBytes)).equals(bytes)).toBe(true)
    if (length > 100) expect(sealedBytes.includes(bytes.subarray(0, 32))).toBe(false)
  },
)

test('a passphrase seals too, and neither another one nor a key opens that', async () => {
  const sealedBytes = sealed(Buffer.from('words'), keyFromText('a horse that is correct'))
  expect((await opened(sealedBytes, keyFromText('  a horse that is correct\n'))).toString()).toBe('words')
  await expect(opened(sealedBytes, keyFromText('a horse that is not correct'))).rejects.toThrow(
    /This key does not open it/,
  )
  for (const other of [key, keyFromText(newKey())])
    await expect(opened(sealedBytes, other)).rejects.toThrow(/was encrypted with a passphrase/)
})

test('another key is told apart from damage', async () => {
  const sealedBytes = sealed(randomBytes(10))
  for (const other of [formerKey(), newKey()])
    await expect(opened(sealedBytes, keyFromText(other))).rejects.toThrow(/This key does not open it/)
  await expect(opened(sealedBytes, keyFromText('a horse that is correct'))).rejects.toThrow(
    /was encrypted with a key file/,
  )
})

test('a file that was cut off anywhere is refused', async () => {
  const sealedBytes = sealed(randomBytes(2 * pieceLength + 5))
  const piece = pieceLength + 16
  const lengths = [0, 7, 63, 64, 65, 64 + 15, 64 + 16, 64 + piece - 1, 64 + piece, 64 + piece + 1, 64 + 2 * piece]
  for (const length of [...lengths, sealedBytes.length - 1])
    await expect(opened(sealedBytes.subarray(0, length)), `${length} bytes`).rejects.toThrow(/cut off/)
})

test('one bit that was changed anywhere is found', async () => {
  const sealedBytes = sealed(randomBytes(pieceLength + 5))
  for (const at of [
    0,
    8,
    12,
    16,
    47,
    48,
    63,
    64,
    70_000,
    64 + pieceLength,
    64 + pieceLength + 16,
    sealedBytes.length - 1,
  ]) {
    const changed = Buffer.from(sealedBytes)
    changed[at]! ^= 1
    await expect(opened(changed), `byte ${at}`).rejects.toThrow(/cut off|changed|does not open it|was encrypted with/)
  }
})

test('pieces that change places, come twice or are added are found', async () => {
  const sealedBytes = sealed(randomBytes(3 * pieceLength))
  const piece = (n: number) => sealedBytes.subarray(64 + n * (pieceLength + 16), 64 + (n + 1) * (pieceLength + 16))
  const orders = [
    [1, 0, 2],
    [0, 0, 2],
    [0, 2],
    [0, 1, 2, 2],
  ]
  for (const order of orders) {
    const moved = Buffer.concat([sealedBytes.subarray(0, 64), ...order.map(piece)])
    await expect(opened(moved), order.join(' ')).rejects.toThrow(/changed/)
  }
})

test('the program in the documents, which shares no line with this one, opens what was sealed', async () => {
  const place = mkdtempSync(join(tmpdir(), 'gazette-sealed-'))
  try {
    const bytes = randomBytes(pieceLength + 100)
    for (const text of [formerKey(), 'a horse that is correct']) {
      writeFileSync(join(place, 'key'), text)
      writeFileSync(join(place, 'file'), sealed(bytes, keyFromText(text)))
      const program = join(import.meta.dirname, '../../docs/open-sealed.mjs')
      const out = execFileSync(process.execPath, [program, 'file', 'key'], { cwd: place, maxBuffer: 1e8 })
      expect(out.equals(bytes)).toBe(true)
    }
  } finally {
    rmSync(place, { recursive: true })
  }
})
