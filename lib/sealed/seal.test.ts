import { randomBytes } from 'node:crypto'
import { Decrypter } from 'age-encryption'
import { expect, test } from 'vitest'
import { ageHead, seal, keyFrom, newKey, unsealStream } from './seal'
import { keyFromText, through } from './test-sealed'

const pieceLength = 65_536
const key = keyFromText(newKey())
const sealed = (bytes: Buffer, by = key) => through(bytes, seal(by))
const opened = (bytes: Buffer, by = key) => through(bytes, unsealStream(by))
/** The head, and the sixteen bytes of salt behind it. */
const frontOf = (sealedBytes: Buffer) => ageHead(sealedBytes)!.length + 16

test.each([0, 1, pieceLength - 1, pieceLength, pieceLength + 1, 3 * pieceLength, 3_000_000])(
  '%i bytes come back as they were, and nothing of them stands in what is kept',
  async (length) => {
    const bytes = randomBytes(length)
    const sealedBytes = await sealed(bytes)
    expect(sealedBytes.length).toBe(frontOf(sealedBytes) + length + 16 * Math.max(1, Math.ceil(length / pieceLength)))
    expect((await opened(sealedBytes)).equals(bytes)).toBe(true)
    if (length > 100) expect(sealedBytes.includes(bytes.subarray(0, 32))).toBe(false)
  },
)

test('the same bytes are never sealed into the same twice', async () => {
  const [first, second] = [await sealed(Buffer.from('the same')), await sealed(Buffer.from('the same'))]
  expect(first.subarray(-24).equals(second.subarray(-24))).toBe(false)
  expect(first.includes(second.subarray(100, 132))).toBe(false)
})

test('a passphrase seals too, and neither another one nor a key opens that', { tags: 'thorough' }, async () => {
  const sealedBytes = await sealed(Buffer.from('words'), keyFromText('a horse that is correct'))
  expect((await opened(sealedBytes, keyFromText('  a horse that is correct\n'))).toString()).toBe('words')
  await expect(opened(sealedBytes, keyFromText('a horse that is not correct'))).rejects.toThrow(
    /This key does not open it/,
  )
  await expect(opened(sealedBytes)).rejects.toThrow(/was encrypted with a passphrase/)
})

test('age itself opens it with the passphrase', { tags: 'thorough' }, async () => {
  const passphrase = 'a horse that is correct'
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const sealedBytes = await sealed(Buffer.from('words'), keyFromText(`${passphrase}\n`))
  expect(await decrypter.decrypt(sealedBytes, 'text')).toBe('words')
})

test('another key is told apart from damage', async () => {
  const sealedBytes = await sealed(randomBytes(10))
  await expect(opened(sealedBytes, keyFromText(newKey()))).rejects.toThrow(/This key does not open it/)
  await expect(opened(sealedBytes, keyFromText('a horse that is correct'))).rejects.toThrow(
    /was encrypted with a key file/,
  )
})

test('a file that was cut off anywhere is refused', async () => {
  const sealedBytes = await sealed(randomBytes(2 * pieceLength + 5))
  const [head, front, piece] = [ageHead(sealedBytes)!.length, frontOf(sealedBytes), pieceLength + 16]
  const within = [0, 15, 16, piece - 1, piece, piece + 1, 2 * piece].map((bytes) => front + bytes)
  for (const length of [0, 7, 63, head - 1, head, head + 15, ...within, sealedBytes.length - 1])
    await expect(opened(sealedBytes.subarray(0, length)), `${length} bytes`).rejects.toThrow(/cut off/)
})

test('one bit that was changed anywhere is found', async () => {
  const sealedBytes = await sealed(randomBytes(20 * pieceLength + 5))
  const front = frontOf(sealedBytes)
  const places = Array.from({ length: front + 2 }, (_, at) => at)
  for (const at of [...places, front + pieceLength, front + pieceLength + 16, sealedBytes.length - 1]) {
    const changed = Buffer.from(sealedBytes)
    changed[at]! ^= 1
    await expect(opened(changed), `byte ${at}`).rejects.toThrow(/cut off|changed|does not open it|was encrypted with/)
  }
  const inTheMiddle = Buffer.from(sealedBytes)
  inTheMiddle[front + 70_000]! ^= 1
  await expect(opened(inTheMiddle)).rejects.toThrow('It has been changed since it was made.')
})

test('pieces that change places, come twice or are added are found', async () => {
  const sealedBytes = await sealed(randomBytes(3 * pieceLength))
  const front = frontOf(sealedBytes)
  const piece = (n: number) =>
    sealedBytes.subarray(front + n * (pieceLength + 16), front + (n + 1) * (pieceLength + 16))
  const orders = [
    [1, 0, 2],
    [0, 0, 2],
    [0, 2],
    [0, 1, 2, 2],
  ]
  for (const order of orders) {
    const moved = Buffer.concat([sealedBytes.subarray(0, front), ...order.map(piece)])
    await expect(opened(moved), order.join(' ')).rejects.toThrow(/changed/)
  }
})

test('what begins as a head and never ends it takes no more memory than a head may have', async () => {
  const endless = Buffer.concat([Buffer.from('age-encryption.org/v1\n-> X25519 '), Buffer.alloc(40_000_000, 'a')])
  await expect(opened(endless)).rejects.toThrow(/is no backup/)
})

test('a failing disk is not taken for a damaged file', async () => {
  const sealedBytes = await sealed(randomBytes(200_000))
  async function* failing() {
    yield sealedBytes.subarray(0, 100_000)
    throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' })
  }
  const reading = async () => {
    for await (const _ of unsealStream(key)(failing())) continue
  }
  await expect(reading()).rejects.toThrow('EIO')
})

test('a key file as age-keygen writes it is read', () => {
  const identity = newKey()
  expect(keyFrom(`# created: 2026-11-27T10:00:00Z\n# public key: age1…\r\n${identity}\r\n`)).toMatchObject({
    ok: true,
    value: { identity },
  })
})

test.each([
  ['short', /at least 16/],
  [newKey().slice(0, -1), /not whole/],
  [newKey().replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q')), /not whole/],
])('%s is no key', (text, why) => {
  expect(keyFrom(text)).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(why) }] })
})
