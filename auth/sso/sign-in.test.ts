import { generateKeyPairSync } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, authenticatorApps, identities, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { findSetupLink } from '@/domain/staff/setup-links'
import { disableStaff, inviteStaff, staffList } from '@/domain/staff/staff'
import { got, someone } from '@/domain/testing/newsroom'
import { listen } from '@/lib/process/test-log'
import { beginSso, finishSso } from './sign-in'
import { followTo, testProvider, type Account, type TestProvider } from './test-provider'

const site = 'http://localhost:3000'
const returnsTo = `${site}/api/auth/callback/oidc`
let provider: TestProvider

beforeAll(async () => {
  process.env.NEXTAUTH_URL = site
  provider = await testProvider(returnsTo)
})
afterAll(() => provider.close())
beforeEach(() => {
  testDatabase()
  provider.state.lies = {}
})

async function invited(email = 'nang@example.org') {
  const admin = await someone('admin')
  return { admin, ...got(await inviteStaff(admin, { name: 'Nang', email, role: 'editor' }, 0)) }
}

function cookiesIn(setCookies: string[]) {
  return Object.fromEntries(setCookies.map((line) => line.split(';')[0]!.split(/=(.*)/s, 2) as [string, string]))
}

/** From the link on the sign-in page to the provider's way back. */
async function begin(account: Account, next = '/admin/media', again = false) {
  provider.state.account = account
  const begun = await beginSso(provider.settings, { next, cookies: {}, again })
  const url = await followTo((begun as { location: string }).location, returnsTo)
  return {
    query: Object.fromEntries(url.searchParams),
    cookies: cookiesIn(begun.setCookies),
    proven: null,
    now: Date.now(),
  }
}

const signIn = async (account: Account) => finishSso(provider.settings, await begin(account))
const nang = { sub: 'n-1', email: 'Nang@Example.org', email_verified: true }
const bound = () => read().select().from(identities)

test('who was invited signs in, is led on, and the account is bound to issuer and subject; the invitation ends', async () => {
  const { staffId, token, admin } = await invited()
  const outcome = await signIn(nang)
  expect(outcome).toMatchObject({ staffId, next: '/admin/media' })
  expect(outcome.setCookies.every((line) => line.includes('Max-Age=0'))).toBe(true)
  expect(await bound()).toMatchObject([{ staffId, issuer: provider.settings.issuer, subject: 'n-1' }])
  expect(await findSetupLink(token, 1)).toBeUndefined()
  expect((await staffList(admin)).find(({ id }) => id === staffId)).toMatchObject({ state: 'active', isBound: true })
  const acts = await read().select().from(audit).where(eq(audit.verb, 'bound single sign-on'))
  expect(acts).toMatchObject([{ by: staffId }])
})

test('an address that was not invited gets no account', async () => {
  await invited()
  expect(await signIn({ ...nang, sub: 'x', email: 'eve@example.org' })).toMatchObject({ refusal: 'not-invited' })
  expect(await read().select().from(staff)).toHaveLength(2)
  expect(await bound()).toEqual([])
})

test.each([[false], [undefined], ['no'], [0]])(
  'an address that the provider has not confirmed (%s) is refused',
  async (value) => {
    await invited()
    expect(await signIn({ ...nang, email_verified: value })).toMatchObject({ refusal: 'unconfirmed' })
    expect(await signIn({ sub: 'n-1', email_verified: true })).toMatchObject({ refusal: 'unconfirmed' })
    expect(await bound()).toEqual([])
  },
)

test('once bound, the subject counts: another address changes nothing, and whoever has the address now stays out', async () => {
  const { staffId } = await invited()
  await signIn(nang)
  expect(await signIn({ sub: 'n-1', email: 'moved@example.org', email_verified: false })).toMatchObject({ staffId })
  expect(await signIn({ ...nang, sub: 'n-2' })).toMatchObject({ refusal: 'somebody-else' })
  expect(await bound()).toHaveLength(1)
})

test('a closed account stays closed, before and after it was bound', async () => {
  const { staffId } = await invited()
  const other = await invited('dara@example.org')
  await signIn(nang)
  for (const id of [staffId, other.staffId]) got(await disableStaff(other.admin, { staffId: id }, 2))
  expect(await signIn(nang)).toMatchObject({ refusal: 'closed' })
  expect(await signIn({ ...nang, sub: 'd', email: 'dara@example.org' })).toMatchObject({ refusal: 'closed' })
})

const seconds = () => Math.floor(Date.now() / 1000)
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
test.each<[string, () => TestProvider['state']['lies']]>([
  ['another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
  ['another audience', () => ({ claims: { aud: 'another-site' } })],
  ['several audiences, and another one asked', () => ({ claims: { aud: ['gazette', 'x'], azp: 'x' } })],
  ['another nonce', () => ({ claims: { nonce: 'of-another-sign-in' } })],
  ['no nonce', () => ({ claims: { nonce: undefined } })],
  ['a time that is over', () => ({ claims: { exp: seconds() - 60 } })],
  ['a time that it was made in that has not come', () => ({ claims: { iat: seconds() + 90 } })],
  ['no end', () => ({ claims: { exp: undefined } })],
  ['a time that has not come', () => ({ claims: { nbf: seconds() + 60 } })],
  ['a signature of somebody else', () => ({ signedBy: stranger })],
  ['no signature', () => ({ header: { alg: 'none' } })],
  ['no subject', () => ({ claims: { sub: undefined } })],
])('a token with %s opens nothing', async (_, lies) => {
  await invited()
  const way = await begin(nang)
  provider.state.lies = lies()
  expect(await finishSso(provider.settings, way)).toMatchObject({ refusal: 'failed' })
  expect(await bound()).toEqual([])
})

test('a refused sign-on is a line in the log with the reason, and nothing of the person or the token', async () => {
  await invited()
  const lines = listen({ messages: true })
  await signIn({ ...nang, sub: 'x', email: 'eve@example.org' })
  await finishSso(provider.settings, { ...(await begin(nang)), cookies: {} })
  expect(lines().map(({ msg, provider, refusal }) => [msg, provider, refusal])).toEqual([
    ['A single sign-on was refused', 'oidc', 'not-invited'],
    ['A single sign-on was refused', 'oidc', 'late'],
  ])
  expect(JSON.stringify(lines())).not.toMatch(/eve@|example|n-1/i)
})

test('clocks may differ by some seconds', async () => {
  const { staffId } = await invited()
  provider.state.lies = { claims: { exp: seconds() - 3, nbf: seconds() + 3, iat: seconds() + 3 } }
  expect(await signIn(nang)).toMatchObject({ staffId })
})

test('a sign-on confirms as of the moment that the provider says, which it is asked for, and else nothing', async () => {
  await invited()
  expect(await signIn(nang)).toMatchObject({ confirmedAt: 0 })
  const began = seconds()
  const again = async () => finishSso(provider.settings, await begin(nang, '/admin', true))
  const askedBefore = provider.state.asked
  const { confirmedAt } = (await again()) as { confirmedAt: number }
  expect(provider.state.asked).toBe(askedBefore + 1)
  expect(confirmedAt / 1000).toBeGreaterThanOrEqual(began)
  for (const [auth_time, expected] of [
    [began - 900, (began - 900) * 1000],
    [`${began}`, 0],
    [undefined, 0],
  ] as const) {
    provider.state.lies = { claims: { auth_time } }
    expect(await again()).toMatchObject({ confirmedAt: expected })
  }
  provider.state.lies = { claims: { auth_time: began + 9_000 } }
  expect(((await again()) as { confirmedAt: number }).confirmedAt).toBeLessThanOrEqual(Date.now())
})

test('the first sign-on to an account with a password or a factor binds it only where these were just proved', async () => {
  const own = {
    'a password': async ({ staffId }: { staffId: number }) => {
      await write(async (tx) => void (await tx.update(staff).set({ passwordHash: 'h' }).where(eq(staff.id, staffId))))
      return undefined
    },
    'a factor': async ({ staffId }: { staffId: number }) => {
      const app = { staffId, sealedSecret: 's', createdAt: 0, confirmedAt: 0 }
      await write(async (tx) => void (await tx.insert(authenticatorApps).values(app)))
      return staffId
    },
  }
  for (const [what, give] of Object.entries(own)) {
    testDatabase()
    const person = await invited()
    const other = await invited('dara@example.org')
    const factorOf = await give(person)
    const as = async (proven: number | null) => finishSso(provider.settings, { ...(await begin(nang)), proven })
    for (const proven of [null, other.staffId])
      expect(await as(proven), what).toMatchObject({ refusal: 'unproven', factorOf })
    expect(await bound()).toEqual([])
    expect(await as(person.staffId)).toMatchObject({ staffId: person.staffId })
    expect(await as(null)).toMatchObject({ staffId: person.staffId })
  }
})

test('a provider that calls itself something else than the settings do is not believed', async () => {
  await invited()
  const settings = { ...provider.settings, issuer: `${provider.settings.issuer}/` }
  expect(await finishSso(settings, await begin(nang))).toMatchObject({ refusal: 'failed' })
  provider.state.lies = { issuer: 'https://evil.example', claims: { iss: 'https://evil.example' } }
  expect(await finishSso(provider.settings, await begin(nang))).toMatchObject({ refusal: 'failed' })
  expect(await bound()).toEqual([])
})

test('the way back is good for the browser that began, with its own state, and once', async () => {
  const { staffId } = await invited()
  const [one, other] = [await begin(nang), await begin(nang)]
  const ask = (way: typeof one) => finishSso(provider.settings, way)
  expect(await ask({ ...one, cookies: {} })).toMatchObject({ refusal: 'late' })
  expect(await ask({ ...one, cookies: other.cookies })).toMatchObject({ refusal: 'failed' })
  expect(await ask({ ...one, query: { ...one.query, state: 'guessed' } })).toMatchObject({ refusal: 'failed' })
  expect(await ask({ ...one, query: { error: 'access_denied' } })).toMatchObject({ refusal: 'declined' })
  const { [Object.keys(other.cookies).find((name) => name.includes('pkce'))!]: _, ...withoutVerifier } = other.cookies
  expect(await ask({ ...other, cookies: withoutVerifier })).toMatchObject({ refusal: 'failed' })
  expect(await bound()).toEqual([])
  const third = await begin(nang)
  expect(await ask(third)).toMatchObject({ staffId })
  expect(await ask(third)).toMatchObject({ refusal: 'failed' })
})

test('a provider that changes its keys is understood at once', async () => {
  const { staffId } = await invited()
  expect(await signIn(nang)).toMatchObject({ staffId })
  provider.rotateKeys()
  expect(await signIn(nang)).toMatchObject({ staffId })
})

test('it leads to addresses of this site alone', async () => {
  await invited()
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example'])
    expect(await finishSso(provider.settings, await begin(nang, next))).toMatchObject({ next: '/admin' })
  const way = await begin(nang)
  for (const planted of ['https://evil.example/x', '%', `${site}.evil.example/x`])
    expect(
      await finishSso(provider.settings, { ...way, cookies: { ...way.cookies, 'sso-next': planted } }),
    ).toMatchObject({ next: '/admin' })
})

test('a provider that leads elsewhere is not followed', async () => {
  await invited()
  const way = await begin(nang)
  provider.state.lies = { leadsOn: true }
  expect(await finishSso(provider.settings, way)).toMatchObject({ refusal: 'failed' })
  expect(await beginSso(provider.settings, { next: '/admin', cookies: {} })).toMatchObject({ refusal: 'failed' })
})

test('a provider that does not answer is a sentence', async () => {
  const away = { ...provider.settings, issuer: 'http://127.0.0.1:9' }
  expect(await beginSso(away, { next: '/admin', cookies: {} })).toMatchObject({ refusal: 'failed' })
})
