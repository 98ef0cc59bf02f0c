import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { S3Store } from './s3-store'
import { openBucket, type Fault } from './test-s3'

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

test.each<[string, string]>([
  ['no XML', 'STORE_WRONG'],
  ['<html></html>', 'STORE_WRONG'],
  ['<ListBucketResult><Contents><Key>a</Key><Size>none</Size></Contents></ListBucketResult>', 'STORE_WRONG'],
  [`<ListBucketResult>${' '.repeat(5_000_000)}</ListBucketResult>`, 'STORE_WRONG'],
  ['<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>', 'STORE_WRONG'],
  [
    '<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>again</NextContinuationToken></ListBucketResult>',
    'STORE_WRONG',
  ],
])('a listing of %.40s is refused, and ends', async (listing, code) => {
  s3.state.fault = (_, res) => res.end(listing)
  await expect(paths()).rejects.toMatchObject({ code })
})

/** Answers listings as S3 does, a thousand at a time: s3rver cannot, for its tokens are made by a cipher that OpenSSL has no longer. */
function listingOf(keys: string[]): Fault {
  return (req, res) => {
    const query = new URL(req.url!, 'http://a').searchParams
    const prefix = query.get('prefix')!
    const from = Number(query.get('continuation-token') ?? 0)
    const listed = keys.filter((key) => key.startsWith(prefix)).sort()
    const names = listed.map((key) => key.slice(prefix.length).split('/'))
    const all = query.get('delimiter')
      ? [...new Set(names.map(([first, ...more]) => prefix + first + (more.length > 0 ? '/' : '')))]
      : listed
    const items = all.slice(from, from + 1_000).map((key) => {
      const name = encodeURIComponent(key).replaceAll('%20', '+')
      return key.endsWith('/')
        ? `<CommonPrefixes><Prefix>${name}</Prefix></CommonPrefixes>`
        : `<Contents><Key>${name}</Key><LastModified>2026-11-27T10:00:00.000Z</LastModified><Size>5</Size></Contents>`
    })
    const more = from + 1_000 < all.length
    const token = more ? `<NextContinuationToken>${from + 1_000}</NextContinuationToken>` : ''
    const head = `<EncodingType>url</EncodingType><IsTruncated>${more}</IsTruncated>`
    return res.end(`<ListBucketResult>${head}${token}${items.join('')}</ListBucketResult>`)
  }
}

test('2,500 groups are all listed, in pages, and named', async () => {
  const own = `test-${prefixes}`
  const groups = Array.from({ length: 2_500 }, (_, n) => `g${n} & more`)
  s3.state.fault = listingOf([
    ...groups.map((group) => `${own}/${group}/document.pdf`),
    `${own}/stray`,
    `${own}/.unfinished/g1`,
    'other/g1/document.pdf',
  ])
  expect(await paths()).toEqual([...groups.map((group) => `${group}/document.pdf`), 'stray'].sort())
  expect(s3.requests).toHaveLength(3)
  const names = []
  for await (const { name, isGroup } of store.names()) names.push(`${name} ${isGroup}`)
  expect(names.sort()).toEqual([...groups.map((group) => `${group} true`), 'stray false'].sort())
})

test('an object that stands for a folder, as some programs for S3 make them, is no file and no note', async () => {
  await store.put('two', { a: Buffer.from('a') })
  const markerOf = (folder: string): Fault => {
    const key = `test-${prefixes}/${folder}`
    const item = `<Key>${key}</Key><LastModified>2026-11-27T10:00:00.000Z</LastModified><Size>0</Size>`
    return (req, res) =>
      new URL(req.url!, 'http://a').searchParams.get('prefix') === key
        ? res.end(`<ListBucketResult><Contents>${item}</Contents></ListBucketResult>`)
        : undefined
  }
  s3.state.fault = markerOf('.unfinished/')
  await store.removeUnfinished(Date.now() + 60_000, async () => false)
  expect(await paths()).toEqual(['one/document.pdf', 'two/a'])
  s3.state.fault = markerOf('')
  expect(await paths()).toEqual([])
  s3.state.fault = markerOf('one/')
  await store.remove('one')
  expect(await store.describe('one')).toBeUndefined()
})

test('a listing of what was not asked for is refused', async () => {
  const item = '<Key>other/a</Key><LastModified>2026-11-27T10:00:00.000Z</LastModified><Size>5</Size>'
  s3.state.fault = (_, res) => res.end(`<ListBucketResult><Contents>${item}</Contents></ListBucketResult>`)
  await expect(paths()).rejects.toMatchObject({ code: 'STORE_WRONG' })
})
