import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { release } from '@/domain/publishing/releases'
import { library } from '@/domain/testing/library'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { linkset } from './handlers/forms'
import { entryRoute as entry } from './item'
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof library>>
beforeEach(async () => {
  testDatabase()
  room = await library()
})

const origin = 'http://localhost:3000'
const about = { doi: '10.1234/a<b>,"c"', licence: 'cc-by-4.0' }
const report = () => room.shelve({ title: 'A report', about, pages: ['One page.'] })

/** The links of a header, read as RFC 8288 has it. */
function linksIn(header: string | null) {
  const matches = [...(header ?? '').matchAll(/<([^>]*)>((?:; \w[\w-]*="[^"]*")*)(?:,\s*|\s*$)/g)]
  expect(matches.map(([whole]) => whole).join('')).toBe(header)
  return matches.map(([, href, parameters]) => ({
    href,
    ...Object.fromEntries([...parameters!.matchAll(/; ([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
  }))
}

test('a landing page leads programs to its files, its descriptions, its licence and its linksets', async () => {
  const { path, mediaId } = await report()
  const links = linksIn((await ask(entry, path)).headers.get('link'))
  const page = origin + path
  const file = expect.stringMatching(`^${origin}/files/${mediaId}/.*[.]pdf$`)
  expect(links).toEqual([
    { rel: 'cite-as', href: 'https://doi.org/10.1234/a%3Cb%3E,%22c%22' },
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: 'https://schema.org/Report' },
    { rel: 'license', href: 'https://creativecommons.org/licenses/by/4.0/' },
    { rel: 'describedby', href: `${page}/cite.bib`, type: 'application/x-bibtex' },
    { rel: 'describedby', href: `${page}/cite.ris`, type: 'application/x-research-info-systems' },
    { rel: 'describedby', href: `${page}/cite.json`, type: 'application/vnd.citationstyles.csl+json' },
    { rel: 'describedby', href: `${page}/cite.xml`, type: 'application/xml' },
    { rel: 'linkset', href: `${page}/linkset.json`, type: 'application/linkset+json' },
    { rel: 'linkset', href: `${page}/linkset`, type: 'application/linkset' },
    { rel: 'item', href: file, type: 'application/pdf' },
  ])
})

test('the linkset says the same and the ways back, alike in both its forms', async () => {
  const { path } = await report()
  const header = linksIn((await ask(entry, path)).headers.get('link'))
  const json = await ask(linkset, `${path}/linkset.json`)
  expect([json.status, json.headers.get('content-type')]).toEqual([200, 'application/linkset+json'])
  type Context = { anchor: string } & Record<string, { href: string; type?: string }[]>
  const { linkset: contexts } = JSON.parse(json.text) as { linkset: Context[] }
  const flat = contexts.flatMap(({ anchor, ...rels }) =>
    Object.entries(rels as Record<string, object[]>).flatMap(([rel, targets]) =>
      targets.map((target) => ({ anchor, rel, ...target })),
    ),
  )
  const here = flat.filter(({ anchor }) => anchor === origin + path).map(({ anchor: _, ...link }) => link)
  expect(here).toEqual(expect.arrayContaining(header))
  expect(here).toHaveLength(header.length)
  const file = header.find(({ rel }) => rel === 'item')!.href!
  const back = { href: origin + path, type: 'text/html' }
  expect(flat).toContainEqual({ anchor: file, rel: 'collection', ...back })
  expect(flat).toContainEqual({ anchor: `${origin}${path}/cite.ris`, rel: 'describes', ...back })

  const text = await ask(linkset, `${path}/linkset`)
  expect([text.status, text.headers.get('content-type')]).toEqual([200, 'application/linkset'])
  const sorted = (links: object[]) => links.map((link) => JSON.stringify(Object.entries(link).toSorted())).toSorted()
  expect(sorted(linksIn(text.text))).toEqual(sorted(flat))
})

test('a linkset moves and goes with its page, and one of a draft is the 404 of an unknown address', async () => {
  const now = Date.now()
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const whole = content({ title: 'Planned', slug: 'planned', publication })
  const planned = got(
    await createEntry(room.editor, { kind: 'publication', language: 'en', session: 's', content: whole }, now),
  )
  got(await release(room.editor, { ...planned, at: now + 1_000_000 }, now))
  const of = (slug: string) => ask(linkset, `/publications/${slug}/linkset.json`)
  expect([(await of('planned')).status, (await of('planned')).text]).toEqual([404, (await of('never')).text])
})

test('a post has no linkset, and says what it is', async () => {
  const { path } = await room.publish('2014-10-02', { title: 'News' })
  const links = linksIn((await ask(entry, path)).headers.get('link'))
  expect(links).toContainEqual({ rel: 'type', href: 'https://schema.org/NewsArticle' })
  expect(links.filter(({ rel }) => rel === 'linkset')).toEqual([])
})
