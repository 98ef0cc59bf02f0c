import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { S3Store } from './s3-store'
import { openBucket, says } from './test-s3'

let bucket: Awaited<ReturnType<typeof openBucket>>
beforeAll(async () => void (bucket = await openBucket()))
afterAll(async () => bucket.close())
beforeEach(() => void (bucket.state.fault = undefined))

const timeouts = { answer: 1_000, bytes: 1_000, again: 1, tries: 2 }
const store = () => new S3Store(bucket.bucket, '/nowhere', timeouts)

/** A bucket that keeps versions: two of a file and the mark of its removal, and one of a file of another group. */
function keepVersions({ status = 'Enabled', mayDelete = true } = {}) {
  const kept = new Set(['files/abc/a.webp 1', 'files/abc/a.webp 2', 'files/abc/a.webp mark', 'files/abcd/b.webp 3'])
  bucket.state.fault = (req, res) => {
    const url = new URL(req.url!, 'http://bucket')
    const xml = (text: string) => (req.resume(), res.writeHead(200).end(`<?xml version="1.0"?>${text}`))
    if (url.searchParams.has('versioning'))
      return xml(`<VersioningConfiguration><Status>${status}</Status></VersioningConfiguration>`)
    if (url.searchParams.has('versions')) {
      const names = [...kept].filter((name) => name.startsWith(url.searchParams.get('prefix')!)).slice(0, 2)
      const rows = names.map((name) => {
        const [key, id] = name.split(' ')
        const element = id === 'mark' ? 'DeleteMarker' : 'Version'
        return `<${element}><Key>${key}</Key><VersionId>${id}</VersionId></${element}>`
      })
      return xml(`<ListVersionsResult>${rows.join('')}</ListVersionsResult>`)
    }
    const versionId = url.searchParams.get('versionId')
    if (!versionId) return undefined
    if (!mayDelete) return says(403, 'AccessDenied')(req, res)
    kept.delete(`${decodeURIComponent(url.pathname).replace('/gazette/', '')} ${versionId}`)
    req.resume()
    return res.writeHead(204).end()
  }
  return kept
}

test.each(['Enabled', 'Suspended'])(
  'every version of a group goes where versions are "%s", and of no other',
  async (status) => {
    const kept = keepVersions({ status })
    expect(await store().removeVersions('abc')).toBe(true)
    expect([...kept]).toEqual(['files/abcd/b.webp 3'])
  },
)

test('a bucket that keeps no versions is asked nothing more', async () => {
  expect(await store().removeVersions('abc')).toBe(true)
})

test('where the keys may not remove versions, it says that they stay', async () => {
  const kept = keepVersions({ mayDelete: false })
  expect(await store().removeVersions('abc')).toBe(false)
  expect(kept.size).toBe(4)
})
