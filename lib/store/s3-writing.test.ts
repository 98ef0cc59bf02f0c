import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sha256 } from '../keys/random'
import { S3Store } from './s3-store'
import { openBucket, says } from './test-s3'

let s3: Awaited<ReturnType<typeof openBucket>>
beforeAll(async () => void (s3 = await openBucket()))
afterAll(() => s3.close())
let prefixes = 0
let store: S3Store
beforeEach(async () => {
  store = new S3Store({ ...s3.bucket, prefix: `test-${++prefixes}/` }, '', timeouts)
  await store.put('one', { 'document.pdf': Buffer.alloc(100_000, 'x') })
  s3.requests.length = 0
})
afterEach(() => void delete s3.state.fault)

const timeouts = { answer: 60_000, bytes: 60_000, again: 1, tries: 3 }
const paths = async () => {
  const all: string[] = []
  for await (const { path } of store.list()) all.push(path)
  return all.sort()
}

test('everything that is written is signed with the checksum of its bytes', async () => {
  const sums: boolean[] = []
  s3.state.fault = (req) => {
    if (req.method !== 'PUT') return undefined
    const { authorization, 'x-amz-content-sha256': sum } = req.headers
    const pieces: Buffer[] = []
    req.on('data', (piece: Buffer) => pieces.push(piece))
    req.on('end', () =>
      sums.push(
        sha256(Buffer.concat(pieces)) === sum && /SignedHeaders=[^,]*x-amz-content-sha256/.test(authorization!),
      ),
    )
    return undefined
  }
  await store.put('two', { a: Buffer.from('bytes'), b: Buffer.alloc(0) })
  expect(sums).toEqual([true, true, true])
})

test('a name is sent as it is signed, with every sign in its code that RFC 3986 reserves', async () => {
  const sent: string[] = []
  s3.state.fault = (req) => void sent.push(req.url!)
  await store.put('two', { "it's (1)!*~+.pdf": Buffer.from('a') })
  expect(sent.at(-1)).toMatch(/\/two\/it%27s%20%281%29%21%2A~%2B\.pdf$/)
})

test('an upload that is broken off in the middle leaves nothing that counts as stored, and is cleaned up', async () => {
  let broken = 0
  s3.state.fault = (req) => {
    if (req.method !== 'PUT' || !req.url!.endsWith('large')) return undefined
    req.once('data', () => (broken++, req.socket.destroy()))
    return true
  }
  const contents = { small: Buffer.from('small'), large: Buffer.alloc(20_000_000) }
  await expect(store.put('two', contents)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
  expect([broken, await paths()]).toEqual([3, ['one/document.pdf']])
})

test('where even the cleaning fails, a later one finds what was left', async () => {
  s3.state.fault = (req, res) =>
    req.method === 'DELETE' || req.url!.endsWith('second') ? says(403, 'AccessDenied')(req, res) : undefined
  await expect(store.put('two', { first: Buffer.from('a'), second: Buffer.from('b') })).rejects.toThrow()
  delete s3.state.fault
  expect(await paths()).toEqual(['one/document.pdf', 'two/first'])
  await store.removeUnfinished(Date.now() + 60_000, async (group) => group === 'one')
  expect(await paths()).toEqual(['one/document.pdf'])
})

test('an error of copying that comes with 200 is one', async () => {
  s3.state.fault = (req, res) => (req.headers['x-amz-copy-source'] ? says(200, 'InternalError')(req, res) : undefined)
  await expect(store.move('one', 'two')).rejects.toMatchObject({ code: 'STORE_WRONG' })
  delete s3.state.fault
  expect(await paths()).toEqual(['one/document.pdf'])
})
