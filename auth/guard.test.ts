import { expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '@/db/test-database'
import { permit, type Actor } from '@/domain/staff/actor'
import { rememberBrowser } from '@/domain/staff/known-browsers'
import { endSession, openSession } from '@/domain/staff/sessions'
import { someone } from '@/domain/testing/newsroom'
import { done, refused, type Result } from '@/lib/result'
import { listen } from '@/lib/test-log'
import { browserCookie } from './cookie'
import { deskRoute, jsonRoute } from './guard'
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

test('what the role does not permit is 403, a refusal 422, a conflict 409', async () => {
  const { cookie } = await signedIn()
  const headers = { cookie, origin: site }
  const status = async (fail: (actor: Actor) => Promise<Result<unknown>>) =>
    (await ask(failing(fail), { headers })).status
  expect(await status(async (actor) => (permit(actor, 'manageStaff'), done(1)))).toBe(403)
  expect(await status(async () => refused('No.'))).toBe(422)
  expect(await status(async () => ({ ...refused('Someone else saved.'), conflict: { head: 1 } }))).toBe(409)
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

test('a full disk and a busy database are said in words', async () => {
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
