import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { ownSegments } from '@/addresses.mjs'
import { rewrites } from '@/next.config.mjs'
import { testDatabase } from '@/db/test-database'
import { slugProblem } from '@/domain/content/checks/slug'
import { newsroom } from '@/domain/testing/archive'
import { isSlug } from '@/lib/text/slug'
import { handlerOf } from './handlers'
import { entryRoute } from './item'
import { ask } from './test-ask'

const inside = join(import.meta.dirname, '-/[lang]')
const folders = readdirSync(inside)

beforeEach(() => void testDatabase())

/** The rewrites of Next in their order: where an address leads, before any folder is looked for. */
function insideOf(path: string) {
  for (const { source, destination } of [...rewrites.beforeFiles, ...rewrites.afterFiles, ...rewrites.fallback]) {
    const shape = source
      .replaceAll('.', '\\.')
      .replace(/\/:(\w+)\*/g, '(?:/(?<$1>.*))?')
      .replace(
        /:(\w+)(\([^)]*\))?/g,
        (_, name: string, pattern?: string) => `(?<${name}>${pattern?.slice(1, -1) ?? '[^/]+'})`,
      )
    const match = new RegExp(`^${shape}$`).exec(path)
    if (match) return destination.replace(/:(\w+)\*?/g, (_, name: string) => match.groups![name] ?? '')
  }
  throw new Error(`${path} leads nowhere`)
}

test('everything public leads to a folder under the private prefix, and no address of a visitor names one', () => {
  for (const { destination } of [...rewrites.afterFiles, ...rewrites.fallback, ...rewrites.beforeFiles]) {
    const [, prefix, lang, folder] = destination.split('/')
    expect([prefix, /^(main|:lang)$/.test(lang!), folders]).toEqual(['-', true, expect.arrayContaining([folder])])
  }
  expect(isSlug('-')).toBe(false)
  // A file that stands beside the prefix would be a public address of its own.
  const beside = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  expect(beside.filter((file) => /(^|\/)route\.tsx?$/.test(file) && !file.startsWith('-/[lang]/'))).toEqual([])
})

test.each(folders.filter((folder) => !ownSegments.has(folder)))(
  'nothing is at /%s but the page that an editor may publish there',
  async (folder) => {
    for (const path of [`/${folder}`, `/km/${folder}`, `/${folder}/1`, `/${folder}/x/y/z`])
      expect(insideOf(path)).toBe(path.startsWith('/km') ? `/-/km/entry/${folder}` : `/-/main/entry${path}`)
    for (const path of [`/-/en/${folder}`, `/-/km/${folder}/1`]) expect(insideOf(path)).toBe('/-/main/entry/-')
    // WordPress had its feed at one of these.
    if (slugProblem('page', folder)) return
    expect((await ask(entryRoute, `/${folder}`, { path: [folder] })).status).toBe(404)
    const { publish } = await newsroom()
    await publish('2014-01-01', { title: 'A page of its own', slug: folder }, 'page')
    const { handler, params } = handlerOf(`/${folder}`)
    expect((await ask(handler, `/${folder}`, params)).text).toContain('A page of its own')
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
  for (const { source } of rewrites.afterFiles) {
    const first = source.replace(/^\/:lang\([^)]*\)/, '').split('/')[1] ?? ''
    if (isSlug(first)) expect(ownSegments).toContain(first)
  }
})
