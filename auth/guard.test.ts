import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { closeDatabase, publicVersion, write } from '@/db/connection'
import { isPostgres } from '@/db/kit'
import { sessions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { permit, type Actor } from '@/domain/staff/actor'
import { rememberBrowser } from '@/domain/staff/known-browsers'
import { confirmationLifetimeMs, confirmOwnSession, endSession, openSession } from '@/domain/staff/sessions'
import { someone } from '@/domain/testing/newsroom'
import { done, refused, type Result } from '@/lib/result'
import { sha256 } from '@/lib/keys/random'
import { listen } from '@/lib/process/test-log'
import { browserCookie } from './cookie'
import { deskRoute, jsonRoute } from './guard'
import { placeForHeaders } from './place'
import { sealedSession } from './session'

const site = 'http://localhost:3000'
const params = { params: Promise.resolve({ id: '7' }) }

async function signedIn() {
  testDatabase()
  const who = await someone('editor', 'Dara')
  const token = await openSession(who.id!, Date.now())
  return { who, token, cookie: `other=1; gazette=${await sealedSession(token)}` }
}

type Sent = { method?: string; headers?: Record<string, string>; body?: unknown }

function request({ method = 'PUT', headers = {}, body }: Sent) {
  return new Request(`${site}/api/desk/x`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
}

async function ask(handler: ReturnType<typeof deskRoute<{ id: string }>>, input: Sent) {
  const answer = await handler(request(input), params)
  return { status: answer.status, body: await answer.json() }
}

const seen: string[] = []
const greet = deskRoute<{ id: string }>(async (actor, _request, { id }) => {
  seen.push(actor.name)
  return done(`${actor.name} ${id}`)
})

test('with a session and the exact origin, the handler learns who asks and its result is sent', async () => {
  const { cookie } = await signedIn()
  expect(await ask(greet, { headers: { cookie, origin: site } })).toEqual({ status: 200, body: { value: 'Dara 7' } })
  expect(await ask(greet, { method: 'GET', headers: { cookie } })).toMatchObject({ status: 200 })
})

test('the cookie of a known browser beside it does not spoil a session', async () => {
  const { cookie, who } = await signedIn()
  const browserPair = `${browserCookie().name}=${await rememberBrowser(who.id!, undefined, Date.now())}`
  for (const cookies of [`${browserPair}; ${cookie}`, `${cookie}; ${browserPair}`])
    expect(await ask(greet, { method: 'GET', headers: { cookie: cookies } })).toMatchObject({ status: 200 })
})

test.each([
  ['none', {}],
  ['another', { origin: 'https://evil.example' }],
  ['null', { origin: 'null' }],
  ['the site’s with another port', { origin: 'http://localhost:3001' }],
  ['the site’s as https', { origin: 'https://localhost:3000' }],
  ['a longer host', { origin: 'http://localhost:3000.evil.example' }],
  [
    'a foreign one with a forged host',
    { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  ],
  ['the site’s, from a page elsewhere', { origin: site, 'sec-fetch-site': 'cross-site' }],
])('a change whose origin is %s is refused and its handler does not run', async (_, headers) => {
  const { cookie } = await signedIn()
  seen.length = 0
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    expect(await ask(greet, { method, headers: { cookie, ...headers } as never })).toMatchObject({ status: 403 })
  }
  expect(seen).toEqual([])
})

test('without a live session the answer is a sentence that promises the text is kept', async () => {
  const { cookie, token } = await signedIn()
  const ended = { problems: [{ message: 'Your session has ended. Sign in again: your text is kept.' }] }
  const headers = { origin: site }
  expect(await ask(greet, { headers })).toEqual({ status: 401, body: ended })
  expect(await ask(greet, { headers: { ...headers, cookie: 'gazette=forged' } })).toEqual({ status: 401, body: ended })
  expect(await ask(greet, { headers: { ...headers, cookie: `gazette=${token}` } })).toEqual({
    status: 401,
    body: ended,
  })
  await endSession(token, Date.now())
  expect(await ask(greet, { headers: { ...headers, cookie } })).toEqual({ status: 401, body: ended })
})

const failing = (fail: (actor: Actor) => Promise<Result<unknown>>) => deskRoute<{ id: string }>((actor) => fail(actor))

test('what is grave runs only within five minutes of proving who one is', async () => {
  const { cookie } = await signedIn()
  const headers = { cookie, origin: site }
  const grave = deskRoute<{ id: string }>(async () => done('It ran.'), { grave: true })
  expect(await ask(grave, { headers })).toEqual({ status: 200, body: { value: 'It ran.' } })
  const confirmedAt = Date.now() - confirmationLifetimeMs
  await write(async (tx) => void (await tx.update(sessions).set({ confirmedAt })))
  expect(await ask(grave, { headers })).toMatchObject({ status: 403, body: { problems: [{ see: 'confirm' }] } })
  expect(await ask(greet, { headers })).toMatchObject({ status: 200 })
  expect(await ask(grave, { headers: { origin: site } })).toMatchObject({ status: 401 })
})

test('a session that is used elsewhere runs nothing, not even what is harmless, and is asked to confirm', async () => {
  const { who } = await signedIn()
  const headers = { origin: site, 'x-forwarded-for': '198.51.100.7', 'user-agent': 'Windows Firefox/145.0' }
  const place = placeForHeaders(new Headers(headers))(who.id!)
  const cookie = `gazette=${await sealedSession(await openSession(who.id!, Date.now(), 'passkey', { place }))}`
  const there = { 'x-forwarded-for': '203.0.113.9', 'user-agent': 'Linux Chrome/142.0' }
  seen.length = 0
  expect(await ask(greet, { headers: { ...headers, ...there, cookie } })).toMatchObject({
    status: 403,
    body: { problems: [{ see: 'confirm' }] },
  })
  expect(seen).toEqual([])
  for (const moved of [{}, { 'x-forwarded-for': '203.0.113.9' }, { 'user-agent': 'Linux Chrome/142.0' }])
    expect(await ask(greet, { headers: { ...headers, ...moved, cookie } })).toMatchObject({ status: 200 })
})

test('of requests that race a confirmation, none is told that the session has ended', async () => {
  const { who, token, cookie } = await signedIn()
  const headers = { cookie, origin: site }
  const grave = deskRoute<{ id: string }>(async () => done('It ran.'), { grave: true })
  const [answers, renewed] = await Promise.all([
    Promise.all(Array.from({ length: 40 }, async () => ask(greet, { headers }))),
    confirmOwnSession(who, { hash: sha256(token) }, Date.now()),
  ])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await ask(greet, { headers })).toMatchObject({ status: 200 })
  expect(await ask(grave, { headers })).toMatchObject({ status: 403, body: { problems: [{ see: 'confirm' }] } })
  const cookieAfter = `gazette=${await sealedSession(renewed)}`
  expect(await ask(grave, { headers: { ...headers, cookie: cookieAfter } })).toMatchObject({ status: 200 })
})

test('a verb gets the moment of the clock that all instances share, whatever this machine’s says', async () => {
  const { cookie } = await signedIn()
  const present = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: present - 3_600_000 })
  onTestFinished(() => {
    vi.useRealTimers()
    // The difference between the clocks goes with the connections.
    closeDatabase()
  })
  await publicVersion()
  const headers = { cookie, origin: site }
  const handler = deskRoute(async (_actor, _request, _params, now) => done(now))
  const verb = jsonRoute(z.object({}), async (_actor, _body, _params, now) => done(now))
  for (const answer of [await ask(handler, { headers }), await ask(verb, { headers, body: {} })]) {
    const late = answer.body.value - Date.now()
    if (isPostgres) expect(Math.abs(late - 3_600_000)).toBeLessThan(60_000)
    else expect(late).toBe(0)
  }
})

test('what the role does not permit is 403, a refusal 422, a conflict 409', async () => {
  const { cookie } = await signedIn()
  const headers = { cookie, origin: site }
  const status = async (fail: (actor: Actor) => Promise<Result<unknown>>) =>
    (await ask(failing(fail), { headers })).status
  expect(await status(async (actor) => (permit(actor, 'manageStaff'), done(1)))).toBe(403)
  expect(await status(async () => refused('No.'))).toBe(422)
  expect(await status(async () => ({ ...refused('Someone else saved.'), conflict: { head: 1 } }))).toBe(409)
})

test('what a role does not allow is a line in the log', async () => {
  const { cookie } = await signedIn()
  const heard = listen()
  await ask(
    failing(async (actor) => (permit(actor, 'manageStaff'), done(1))),
    { headers: { cookie, origin: site } },
  )
  expect(heard()).toMatchObject([{ level: 'info', msg: 'Somebody asked for what their role does not allow' }])
})

test('an unexpected error tells a number and nothing else, and is logged under it', async () => {
  const { cookie } = await signedIn()
  const heard = listen()
  const boom = failing(() => Promise.reject(new Error('secret detail')))
  const { status, body } = await ask(boom, { headers: { cookie, origin: site } })
  expect(status).toBe(500)
  const [, number] = /report number (\w{12})\./.exec(body.problems[0].message)!
  expect(JSON.stringify(body)).not.toContain('secret detail')
  expect(heard()).toMatchObject([{ level: 'error', request: number }])
  expect(JSON.stringify(heard())).not.toContain('secret detail')
})

test('a full disk, one that cannot be written to, and a busy database are said in words', async () => {
  const { cookie } = await signedIn()
  const headers = { cookie, origin: site }
  const answer = (code: string) =>
    ask(
      failing(() => Promise.reject(Object.assign(new Error(code), { code }))),
      { headers },
    )
  for (const code of ['SQLITE_FULL', 'ENOSPC'])
    expect(await answer(code)).toMatchObject({
      status: 507,
      body: { problems: [{ message: expect.stringMatching(/disk is full/) }] },
    })
  expect(await answer('53100')).toMatchObject({
    status: 507,
    body: { problems: [{ message: expect.stringMatching(/disk of the database is full/) }] },
  })
  expect(await answer('EROFS')).toMatchObject({
    status: 507,
    body: { problems: [{ message: expect.stringMatching(/may not write to its disk/) }] },
  })
  expect(await answer('SQLITE_IOERR_WRITE')).toMatchObject({
    status: 507,
    body: { problems: [{ message: expect.stringMatching(/disk of the server reports errors/) }] },
  })
  expect(await answer('SQLITE_CORRUPT')).toMatchObject({
    status: 507,
    body: { problems: [{ message: expect.stringMatching(/database is damaged/) }] },
  })
  expect(await answer('SQLITE_BUSY')).toMatchObject({ status: 503 })
})

test('a JSON body is parsed before its verb sees it', async () => {
  const { cookie } = await signedIn()
  const rename = jsonRoute(z.object({ title: z.string().min(1) }), async (_actor, form, { id }: { id: string }) =>
    done({ form, id }),
  )
  const headers = { cookie, origin: site }
  expect(await ask(rename, { headers, body: { title: 'a', role: 'admin' } })).toEqual({
    status: 200,
    body: { value: { form: { title: 'a' }, id: '7' } },
  })
  expect(await ask(rename, { headers, body: { title: '' } })).toMatchObject({
    status: 422,
    body: { problems: [{ field: 'title' }] },
  })
  expect(await ask(rename, { headers })).toMatchObject({ status: 422 })
})
