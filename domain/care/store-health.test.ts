import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { keepFilesIn, openBucket } from '@/lib/store/test-s3'
import { health } from './health'
import { storeHealth } from './store-health'

let s3: Awaited<ReturnType<typeof openBucket>>
beforeAll(async () => void (s3 = await openBucket()))
afterAll(() => s3.close())
let prefixes = 0
beforeEach(() => {
  testDatabase()
  keepFilesIn({ ...s3.bucket, prefix: `test-${++prefixes}/` })
})
afterEach(() => {
  delete s3.state.fault
  keepFilesIn(undefined)
})

const minute = 60_000

test('an archive whose files are in its folder has no bucket that could be away', async () => {
  keepFilesIn(undefined)
  expect((await health(0)).fileStore).toBeNull()
})

test('a bucket is asked once a minute, and what it says is told until then; readers can be served all the while', async () => {
  expect((await health(0)).fileStore).toMatchObject({ problem: null })
  s3.state.fault = (req, res) => {
    req.resume()
    return req.url!.includes('versioning')
      ? res.end('<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>')
      : res.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
  }
  s3.requests.length = 0
  expect(await storeHealth(minute - 1)).toMatchObject({ problem: null })
  expect(s3.requests).toEqual([])
  expect(await health(minute)).toMatchObject({ ok: true, fileStore: { problem: 'STORE_DENIED', keepsVersions: 'yes' } })
  delete s3.state.fault
  expect(await storeHealth(minute + 1)).toMatchObject({ problem: 'STORE_DENIED' })
  expect(await storeHealth(2 * minute)).toMatchObject({ problem: null })
})

test('a bucket that hangs keeps nobody waiting for its answer', async () => {
  s3.state.fault = () => true
  expect(await storeHealth(0)).toEqual({ problem: null, keepsVersions: 'unknown' })
})
