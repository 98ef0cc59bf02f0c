import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bodyLimit, limits } from './limits'

const document = readFileSync(join(import.meta.dirname, '../../docs/operating/limits.md'), 'utf8')
const rows = [...document.matchAll(/^\| (.+?) +\| +([\d,]+) \| +([\d,]+) \|$/gm)].map(([, what, ...numbers]) => ({
  what: what!,
  numbers: numbers.map((number) => Number(number.replaceAll(',', ''))),
}))

test('the document tells every limit, and nothing else', () => {
  const { head, bodies, connections, turns } = limits
  const expected = Object.entries({ head, ...bodies }).map(([name, { bytes, seconds }]) => [name, [bytes, seconds]])
  expect(rows.slice(0, expected.length).map(({ what, numbers }) => [what.split(':')[0], numbers])).toEqual(expected)
  const { bytes, seconds } = bodies.uploads.pace
  expect(rows.at(-4)!.what).toContain(`at least ${bytes.toLocaleString('en')} bytes in ${seconds} seconds`)
  expect(rows.slice(expected.length).map(({ numbers }) => numbers)).toEqual([
    [connections.all, connections.each],
    [turns.atOnce, turns.atOnceEach],
    [turns.waiting, turns.waitingEach],
  ])
})

test.each([
  ['POST', '/sign-in', 'visitor'],
  ['POST', '/setup/abc', 'visitor'],
  ['POST', '/admin', 'desk'],
  ['POST', '/admin/entries/7', 'desk'],
  ['POST', '/api/desk/entries', 'texts'],
  ['PUT', '/api/desk/entries/7/draft', 'texts'],
  ['POST', '/api/desk/check', 'texts'],
  ['POST', '/api/desk/entries/7/compare', 'comparing'],
  ['PUT', '/api/desk/entries/7/suggestions/own', 'comparing'],
  ['POST', '/api/desk/entries/7/suggestions/8', 'desk'],
  ['POST', '/api/desk/entries/7/comments', 'desk'],
  ['POST', '/api/desk/entries/7/comments/8', 'desk'],
  ['PUT', '/api/desk/entries/7/presence', 'desk'],
  ['POST', '/api/desk/media/abc/properties', 'desk'],
  ['POST', '/api/desk/media/abc/versions', 'uploads'],
  ['POST', '/api/desk/imports', 'uploads'],
  ['POST', '/api/desk/imports/archives/abc', 'uploads'],
  ['POST', '/api/desk/imports/archives', 'desk'],
  ['POST', '/api/desk/old-addresses', 'lists'],
  ['POST', '/oai', 'harvesting'],
  ['GET', '/api/desk/media', 'reading'],
  ['DELETE', '/api/desk/media', 'reading'],
  ['POST', '/news', 'reading'],
  ['POST', '/api/auth/callback/credentials', 'reading'],
  ['POST', '/administration', 'reading'],
  ['POST', '/api/v1/entries', 'reading'],
] as const)('%s %s may bring what belongs to %s', (method, path, name) => {
  expect(bodyLimit({ path }, method)).toBe(limits.bodies[name])
})
