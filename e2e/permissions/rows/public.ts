import { got } from '@/domain/testing/newsroom'
import { createTerm } from '@/domain/entries/terms'
import { release } from '@/domain/publishing/releases'
import { chooseSearchEngineNotices } from '@/domain/addresses/pings'
import { searchKey } from '@/domain/published/indexnow-key'
import type { Newsroom } from '../newsroom'
import { common } from '../canaries'
import type { Row } from '../row'

// Pages that anyone may read. That nothing unpublished is in it is looked for in every answer.

type Published = { post: string; publication: string; event: string; file: string; topic: string; entryId: number }
const publishedByRoom = new WeakMap<Newsroom, Promise<Published>>()

/** A live post and a live report with its file and its topic. */
function published(room: Newsroom) {
  if (!publishedByRoom.has(room)) publishedByRoom.set(room, publish(room))
  return publishedByRoom.get(room)!
}

async function publish(room: Newsroom): Promise<Published> {
  const { chief } = room
  const term = got(await createTerm(chief.actor, { kind: 'topic', name: 'Rivers', slug: 'rivers' }, Date.now()))
  await room.service()
  const { lineage } = await room.pdf(chief)
  const files = [{ mediaId: lineage, title: 'The report', language: null }]
  const path = async (entry: Awaited<ReturnType<Newsroom['entry']>>) =>
    got(await release(chief.actor, { entryId: entry.entryId, revisionId: entry.revisionId }, Date.now())).path
  const post = await room.entry(chief, { words: { termIds: [term.id] } })
  const report = await room.entry(chief, { kind: 'publication', words: { files, termIds: [term.id] } })
  const facts = { startsAt: Date.now() + 3_600_000, endsAt: Date.now() + 7_200_000 }
  const event = await room.entry(chief, { kind: 'event', words: { event: facts } })
  return {
    event: await path(event),
    post: await path(post),
    publication: await path(report),
    file: lineage,
    topic: 'rivers',
    entryId: post.entryId,
  }
}

function open(of: string, address: string | ((all: Published) => string), more: Partial<Row> = {}): Row {
  return {
    of: `public ${of}`,
    does: 'is read',
    needs: 'nothing',
    sample: async (room) => ({ path: typeof address === 'string' ? address : address(await published(room)) }),
    ...more,
  }
}

/** The month of the address of a post: `/2026/11`. */
const monthOf = ({ post }: Published) => post.slice(0, 8)

export const publicRows: Row[] = [
  open('front', '/'),
  open('entry/[...path]', '/no-such-page', { answers: 'missing' }),
  open('news/[page]', '/news'),
  open('archive', '/archive'),
  open('changes/[page]', '/changes'),
  open('ending/[folder]/[page]', '/calls', { answers: 'missing' }),
  open('ending/[folder]/[page]', () => '/events'),
  open('calendar/[folder]', () => '/events/calendar.ics'),
  open('calendar', ({ event }) => `${event}/calendar.ics`),
  open('entry/[...path]', ({ event }) => event),
  open('feed/[format]/[...of]', '/changes/atom.xml'),
  open('year/[year]', (all) => all.post.slice(0, 5)),
  open('month/[year]/[month]/[page]', monthOf),
  open('entry/[...path]', ({ post }) => post),
  open('entry/[...path]', ({ publication }) => publication),
  open('publications', '/publications'),
  open('publications', `/publications?q=${common}`),
  open('read/[slug]/[file]/[part]', ({ publication, file }) => `${publication}/read/${file}`),
  open('read/[slug]/[file]/page/[number]', ({ publication, file }) => `${publication}/read/${file}/page/1`),
  open('read/[slug]/[file]/heading/[heading]', ({ publication, file }) => `${publication}/read/${file}/heading/none`, {
    answers: 'missing',
  }),
  open('cite/[format]', ({ publication }) => `${publication}/cite.ris`),
  open('figures/[number]', ({ post }) => `${post}/table-1.csv`, { answers: 'missing' }),
  open('cite-list/[format]', '/publications/cite.bib'),
  open('linkset/[format]/[slug]', ({ publication }) => `${publication}/linkset.json`),
  open('social', '/social.png'),
  open('social/[slug]', ({ post }) => `${post}/social.png`),
  open('terms/[kind]', '/topics'),
  open('help', () => '/help'),
  open('help/[slug]', '/help/no-such-country', { answers: 'missing' }),
  open('term/[kind]/[slug]/[page]', ({ topic }) => `/topics/${topic}`),
  open('search', `/search?q=${common}`),
  open('feed/[format]/[...of]', '/feed.xml'),
  open('feed/[format]/[...of]', '/atom.xml'),
  open('feed/[format]/[...of]', '/feed.json'),
  open('book/[...of]', (all) => `${monthOf(all)}/book.epub`),
  open('icon/[size]', '/icon-32.png', { answers: 'missing' }),
  open('web-manifest', '/manifest.webmanifest', { answers: 'missing' }),
  open('sitemap-xml', '/sitemap.xml'),
  open('sitemap-part/[part]', '/sitemap/no-such-part.xml', { answers: 'missing' }),
  open('robots', '/robots.txt'),
  open('opensearch-xml', '/opensearch.xml'),
  open('llms-txt', '/llms.txt'),
  open('security-txt', '/.well-known/security.txt', { answers: 'any' }),
  open('search-key/[key]', '', {
    sample: async ({ chief }) => {
      got(await chooseSearchEngineNotices(chief.actor, true, Date.now()))
      return { path: `/${await searchKey()}.txt` }
    },
  }),
  open('oai', '/oai?verb=ListRecords&metadataPrefix=oai_dc'),
  open('oai', '/oai?verb=ListIdentifiers&metadataPrefix=oai_dc'),
  open('api/v1/start', '/api/v1'),
  open('api/v1/description', '/api/v1/openapi.json'),
  open('api/v1/list/[of]', '/api/v1/entries'),
  open('api/v1/one/[kind]/[of]', ({ entryId }) => `/api/v1/entries/${entryId}`),
  open('api/v1/terms', '/api/v1/terms'),
  open('api/v1/nothing', '/api/v1/no-such-thing', { answers: 'missing' }),
]
