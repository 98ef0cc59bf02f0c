import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listen } from '@/lib/test-log'
import { keepFilesIn, openBucket } from '@/lib/store/test-s3'
import { checkStore } from './check-store'

let s3: Awaited<ReturnType<typeof openBucket>>
beforeAll(async () => void (s3 = await openBucket()))
afterAll(() => s3.close())
afterEach(() => {
  delete s3.state.fault
  keepFilesIn(undefined)
})

test('a start says nothing of a bucket that is well, or of a folder', async () => {
  const lines = listen()
  await checkStore()
  keepFilesIn(s3.bucket)
  await checkStore()
  expect(lines()).toEqual([])
})

test('a start warns of a bucket that keeps versions, and says in a sentence where it cannot be used', async () => {
  keepFilesIn(s3.bucket)
  const lines = listen()
  s3.state.fault = (req, res) =>
    req.url!.includes('versioning')
      ? res.end('<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>')
      : undefined
  await checkStore()
  s3.state.fault = (req) => req.socket.destroy()
  await checkStore()
  expect(lines()).toMatchObject([
    { level: 'warn', keepsVersions: 'yes', msg: expect.stringContaining('keeps versions') },
    { level: 'error', problem: 'STORE_UNREACHABLE', msg: expect.stringContaining('cannot be used') },
  ])
  expect(JSON.stringify(lines())).not.toMatch(/S3RVER|stack/)
})
