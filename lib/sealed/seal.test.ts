import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { keyFrom, newKey, type Key } from './key'
import { pieceLength, seal, unseal } from './seal'

function keyOf(text: string): Key {
  const key = keyFrom(text)
  if (!key.ok) throw new Error(key.problems[0]!.message)
  return key.value
}

const key = keyOf(newKey())

async function through(bytes: Buffer, step: (source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>) {
  const parts: Buffer[] = []
  // Parts that fit no piece.
  const source = Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001)
    })(),
  )
  for await (const part of step(source)) parts.push(part)
  return Buffer.concat(parts)
}

const sealed = (bytes: Buffer, by = key) => through(bytes, seal(by))
const opened = (bytes: Buffer, by = key) => through(bytes, unseal(by))

test.each([0, 1, pieceLength - 1, pieceLength, pieceLength + 1, 3 * pieceLength])(
  '%i bytes come back as they were, and nothing of them stands in what is kept',
  async (length) => {
    const bytes = randomBytes(length)
    const kept = await sealed(bytes)
    expect(kept.length).toBe(64 + length + 16 * Math.max(1, Math.ceil(length / pieceLength)))
    expect((await opened(kept)).equals(bytes)).toBe(true)
    if (length > 100) expect(kept.includes(bytes.subarray(0, 32))).toBe(false)
  },
)

test('the same bytes are never sealed into the same twice', async () => {
  const [one, other] = [await sealed(Buffer.from('the same')), await sealed(Buffer.from('the same'))]
  expect(one.subarray(64).equals(other.subarray(64))).toBe(false)
})

test('a passphrase seals too, and neither another one nor a key opens that', async () => {
  const kept = await sealed(Buffer.from('words'), keyOf('a horse that is correct'))
  expect((await opened(kept, keyOf('  a horse that is correct\n'))).toString()).toBe('words')
  await expect(opened(kept, keyOf('a horse that is not correct'))).rejects.toThrow(/This key does not open it/)
  await expect(opened(kept)).rejects.toThrow(/was encrypted with a passphrase/)
})

test('another key is told apart from damage', async () => {
  await expect(opened(await sealed(randomBytes(10)), keyOf(newKey()))).rejects.toThrow(/This key does not open it/)
})

test('a file that was cut off anywhere is refused', async () => {
  const kept = await sealed(randomBytes(2 * pieceLength + 5))
  const piece = pieceLength + 16
  const lengths = [0, 7, 63, 64, 65, 64 + 15, 64 + 16, 64 + piece - 1, 64 + piece, 64 + piece + 1, 64 + 2 * piece]
  for (const length of [...lengths, kept.length - 1])
    await expect(opened(kept.subarray(0, length)), `${length} bytes`).rejects.toThrow(/cut off/)
})

test('one bit that was changed anywhere is found', async () => {
  const kept = await sealed(randomBytes(pieceLength + 5))
  for (const at of [0, 8, 12, 16, 47, 48, 63, 64, 70_000, 64 + pieceLength, 64 + pieceLength + 16, kept.length - 1]) {
    const changed = Buffer.from(kept)
    changed[at]! ^= 1
    await expect(opened(changed), `byte ${at}`).rejects.toThrow(/cut off|changed|does not open it|was encrypted with/)
  }
})

test('pieces that change places, come twice or are added are found', async () => {
  const kept = await sealed(randomBytes(3 * pieceLength))
  const piece = (n: number) => kept.subarray(64 + n * (pieceLength + 16), 64 + (n + 1) * (pieceLength + 16))
  const orders = [
    [1, 0, 2],
    [0, 0, 2],
    [0, 2],
    [0, 1, 2, 2],
  ]
  for (const order of orders) {
    const moved = Buffer.concat([kept.subarray(0, 64), ...order.map(piece)])
    await expect(opened(moved), order.join(' ')).rejects.toThrow(/changed/)
  }
})

test.each([
  ['short', /at least 16/],
  ['gazette-key-1:AAAA', /not whole/],
])('%s is no key', (text, why) => {
  expect(keyFrom(text)).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(why) }] })
})

test('the program in the documents, which shares no line with this one, opens what was sealed', async () => {
  const place = mkdtempSync(join(tmpdir(), 'gazette-sealed-'))
  try {
    const bytes = randomBytes(pieceLength + 100)
    for (const text of [newKey(), 'a horse that is correct']) {
      writeFileSync(join(place, 'key'), text)
      writeFileSync(join(place, 'file'), await sealed(bytes, keyOf(text)))
      const program = join(import.meta.dirname, '../../docs/open-sealed.mjs')
      const out = execFileSync(process.execPath, [program, 'file', 'key'], { cwd: place, maxBuffer: 1e8 })
      expect(out.equals(bytes)).toBe(true)
    }
  } finally {
    rmSync(place, { recursive: true })
  }
})
