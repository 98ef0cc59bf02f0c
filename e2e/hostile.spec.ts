import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/test'
import { clone } from './support/places'
import {
  form,
  headers,
  methods,
  morePlaces,
  multipart,
  part,
  paths,
  places,
  references,
} from './support/hostile-requests'
import { type How, statusOf } from './support/status-of'

// A failure that visitors can cause hides real failures. Tries every combination on the built site.

test.describe.configure({ mode: 'parallel' })

/** Sends all requests of a list, some at a time; returns those that the server answered with its own failure. */
async function faults(url: string, all: [string, How][]) {
  const failures: unknown[] = []
  const rest = all.values()
  const ask = async () => {
    for (const [path, how] of rest) {
      const status = await statusOf(url, path, how)
      if (status >= 500) failures.push([path.slice(0, 80), how, status])
    }
  }
  await Promise.all(Array.from({ length: 6 }, ask))
  return failures
}

test('no address answers with a fault, by whatever method', async ({ server }) => {
  expect(
    await faults(
      server.url,
      paths.flatMap((path) => methods.map((method): [string, How] => [path, { method }])),
    ),
  ).toEqual([])
})

test('no header makes an address answer with a fault', async ({ server }) => {
  const all = [...places, ...morePlaces].flatMap((path) =>
    headers.flatMap((headerSet) =>
      ['GET', 'POST'].map((method): [string, How] => [path, { method, headers: headerSet }]),
    ),
  )
  expect(await faults(server.url, all)).toEqual([])
})

test('no form is a fault, with the names of actions that anybody can read', async ({ server }) => {
  const manifest = readFileSync(join(clone, '.next/server/server-reference-manifest.json'), 'utf8')
  const ids = Object.keys((JSON.parse(manifest) as { node: object }).node)
  expect(ids.length).toBeGreaterThan(20)
  const bodies: [string, string][] = [
    ...['[', '[]', 'x', '', 'null', '[null,"x"]', '[null,{"email":{},"password":[]}]', '['.repeat(9_000)].map(
      (body): [string, string] => ['text/plain;charset=UTF-8', body],
    ),
    ...references.map((reference): [string, string] => ['text/plain;charset=UTF-8', JSON.stringify([null, reference])]),
    ...references.map((reference): [string, string] => [
      multipart,
      form(['1', JSON.stringify(reference)], ['0', '["$1"]']),
    ]),
    ...([
      [multipart, form()],
      [multipart, form(['0', '['])],
      [multipart, 'x'],
      ['multipart/form-data', ''],
      ['', 'x'],
    ] as [string, string][]),
    ...([
      ['application/json', '{'],
      ['application/x-www-form-urlencoded', '%'],
    ] as [string, string][]),
  ]
  const [first = ''] = ids
  const fetched = bodies.flatMap(([type, body]) =>
    ['/sign-in', '/admin'].flatMap((path) =>
      ['x', ...ids.slice(0, 4)].map((id): [string, How] => [
        path,
        { method: 'POST', headers: { 'next-action': id, ...(type && { 'content-type': type }) }, body },
      ]),
    ),
  )
  const bound = (value: unknown) => JSON.stringify({ id: first, bound: value })
  const posted = [
    form([`$ACTION_ID_${first}`, '']),
    form(['$ACTION_REF_1', '']),
    form(['$ACTION_REF_1', ''], ['$ACTION_1:0', '{']),
    form(['$ACTION_REF_1', ''], ['$ACTION_1:0', bound(null)]),
    form(['$ACTION_REF_1', ''], ['$ACTION_1:0', bound('x')]),
    form(['$ACTION_REF_1', ''], ['$ACTION_1:0', bound('$@1')], ['$ACTION_1:1', '[']),
    part('x', 'y'),
  ].flatMap((body) =>
    ['/sign-in', '/admin', '/setup/x', '/admin/x'].map((path): [string, How] => [
      path,
      { method: 'POST', headers: { 'content-type': multipart }, body },
    ]),
  )
  expect(await faults(server.url, [...fetched, ...posted])).toEqual([])
})

test('of next-auth, what tells when a session ends is there, and nothing else', async ({ server }) => {
  const unused = [
    '',
    '/signin',
    '/signout',
    '/csrf',
    '/providers',
    '/callback/credentials',
    '/error',
    '/_log',
    '/verify-request',
  ]
  for (const path of unused) expect(await statusOf(server.url, `/api/auth${path}`, {})).toBe(404)
  for (const path of [...unused, '/session'])
    expect(await statusOf(server.url, `/api/auth${path}`, { method: 'POST', body: '{}' })).toBe(405)
  expect(await statusOf(server.url, '/api/auth/session', {})).toBe(200)
})
