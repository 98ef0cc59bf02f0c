import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followTo, testProvider, type TestProvider } from '@/auth/sso/test-provider'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { env } from '@/lib/process/env'
import { listen } from '@/lib/process/test-log'
import { GET as comeBack } from './callback/[provider]/route'
import { GET as begin } from './signin/[provider]/route'

const site = 'http://localhost:3000'
const returnsTo = `${site}/api/auth/callback/oidc`
const of = (provider: string) => ({ params: Promise.resolve({ provider }) })
let provider: TestProvider

beforeAll(async () => {
  process.env.NEXTAUTH_URL = site
  provider = await testProvider(returnsTo)
  Object.assign(env().sso, { providers: [provider.settings] })
})
afterAll(() => provider.close())

async function returning() {
  const begun = await begin(new Request(`${site}/api/auth/signin/oidc?next=/admin/media`), of('oidc'))
  const url = await followTo(begun.headers.get('location')!, returnsTo)
  const cookie = begun.headers.getSetCookie().map((line) => line.split(';')[0]!)
  return new Request(url, { headers: { cookie: cookie.join('; ') } })
}

test('who is refused is led to the sign-in page with the reason and where they were going, and no cookie is left', async () => {
  testDatabase()
  provider.state.account = { sub: '1', email: 'eve@example.org', email_verified: true }
  const answer = await comeBack(await returning(), of('oidc'))
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/sign-in?next=%2Fadmin%2Fmedia&sso=oidc-not-invited')
  expect(answer.headers.getSetCookie().every((line) => line.includes('Max-Age=0'))).toBe(true)
})

testOfSqlite('what fails here is a sentence there and a line in the log, not a fault', async () => {
  const folder = testDatabase()
  const request = await returning()
  new Database(join(folder, 'gazette.db')).exec('DROP TABLE identities').close()
  const lines = listen()
  const answer = await comeBack(request, of('oidc'))
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?sso=oidc-failed'])
  expect(lines()).toMatchObject([{ level: 'error' }])
})

test('a provider that is not set is nothing', async () => {
  for (const route of [begin, comeBack]) expect((await route(new Request(site), of('google'))).status).toBe(404)
})

test('a page of another site begins nothing', async () => {
  const headers = { 'sec-fetch-site': 'cross-site' }
  const answer = await begin(new Request(`${site}/api/auth/signin/oidc`, { headers }), of('oidc'))
  expect([answer.headers.get('location'), answer.headers.getSetCookie()]).toEqual(['/sign-in', []])
})
