import { readdirSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { addresses, ownSegments } from '@/addresses.mjs'
import { testDatabase } from '@/db/test-database'
import { slugProblem } from '@/domain/content/checks/slug'
import { newsroom } from '@/domain/testing/archive'
import { isSlug } from '@/lib/text/slug'
import nextConfig from '@/next.config.mjs'
import { handlerAt, handlers } from './handlers'
import { entryRoute } from './item'
import { ask } from './test-ask'

beforeEach(() => void testDatabase())

test('one route answers everything public, and a file in `public` comes before it but where the table says otherwise', async () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => /(^|\/)route\.tsx?$/.test(file))).toEqual(['[[...path]]/route.ts'])
  expect(await nextConfig.rewrites!()).toEqual({ beforeFiles: [{ source: '/favicon.ico', destination: '/-' }] })
  expect(readdirSync('public')).not.toContain('-')
})

test.each(Object.keys(handlers).filter((name) => isSlug(name) && !ownSegments.has(name)))(
  'nothing is at /%s but the page that an editor may publish there',
  async (name) => {
    for (const path of [`/${name}`, `/km/${name}`, `/${name}/1`, `/${name}/x/y/z`, `/-/en/${name}`, `/-/km/${name}/1`])
      expect(handlerAt(path)).toBe(entryRoute)
    // WordPress had its feed at one of these.
    if (slugProblem('page', name)) return
    expect((await ask(entryRoute, `/${name}`)).status).toBe(404)
    const { publish } = await newsroom()
    await publish('2014-01-01', { title: 'A page of its own', slug: name }, 'page')
    expect((await ask(handlerAt(`/${name}`), `/${name}`)).text).toContain('A page of its own')
  },
)

test('a page cannot take a first segment that is the site’s own', () => {
  const takenNames = ['news', 'archive', 'search', 'topics', 'countries', 'publications', 'oai', 'sitemap', 'api']
  const areas = ['admin', 'sign-in', 'setup', 'preview', 'files', 'media']
  for (const segment of [...takenNames, ...areas, 'en', 'km', 'lo', 'my', 'th', 'vi', 'zh', '2014', '1'])
    expect([segment, slugProblem('page', segment)]).toEqual([
      segment,
      expect.stringContaining('taken by the site itself'),
    ])
  // Posts and publications stand under segments of their own.
  for (const kind of ['post', 'publication'] as const) expect(slugProblem(kind, 'news')).toBeUndefined()
})

test('every first segment of the table is reserved', () => {
  for (const { path } of addresses) {
    const first = path.split('/')[1] ?? ''
    if (isSlug(first)) expect(ownSegments).toContain(first)
  }
})
