import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listen } from '@/lib/process/test-log'
import { keepFilesIn, openBucket, says } from '@/lib/store/test-s3'
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
    {
      level: 'error',
      problem: 'STORE_UNREACHABLE',
      msg: expect.stringContaining('does not answer. Check the endpoint'),
    },
  ])
  expect(JSON.stringify(lines())).not.toMatch(/S3RVER|stack/)
})

test.each([
  ['written to', 'PUT', /^\/.*\.probe$/],
  ['read', 'GET', /^\/.*\.probe$/],
  ['listed', 'GET', /[?&]list-type=2/],
  ['removed from', 'DELETE', /^\/.*\.probe$/],
])('a key that may not have the bucket %s is told which rights it needs', async (_, method, address) => {
  keepFilesIn(s3.bucket)
  const lines = listen()
  const refuse = says(403, 'AccessDenied')
  s3.state.fault = (req, res) => (req.method === method && address.test(req.url!) ? refuse(req, res) : undefined)
  await checkStore()
  expect(lines()).toMatchObject([
    {
      level: 'error',
      problem: 'STORE_DENIED',
      msg: expect.stringMatching(/^MEDIA_URL: .* give that key s3:GetObject, /),
    },
  ])
})
