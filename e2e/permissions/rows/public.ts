import { got } from '@/domain/testing/newsroom'
import { createTerm } from '@/domain/entries/terms'
import { release } from '@/domain/publishing/releases'
import { chooseSearchEngineNotices } from '@/domain/addresses/pings'
import { searchKey } from '@/domain/published/indexnow-key'
import type { Newsroom } from '../newsroom'
import { common } from '../canaries'
import type { Row } from '../row'

// Pages that anyone may read. Every answer is checked for unpublished words.

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
  open('entry', '/no-such-page', { answers: 'missing' }),
  open('news', '/news'),
  open('archive', '/archive'),
  open('changes', '/changes'),
  open('ending', '/calls', { answers: 'missing' }),
  open('ending', () => '/events'),
  open('calendarOfFolder', () => '/events/calendar.ics'),
  open('calendar', ({ event }) => `${event}/calendar.ics`),
  open('entry', ({ event }) => event),
  open('feed', '/changes/atom.xml'),
  open('year', (all) => all.post.slice(0, 5)),
  open('month', monthOf),
  open('entry', ({ post }) => post),
  open('entry', ({ publication }) => publication),
  open('publications', '/publications'),
  open('publications', `/publications?q=${common}`),
  open('readPart', ({ publication, file }) => `${publication}/read/${file}`),
  open('readPlace', ({ publication, file }) => `${publication}/read/${file}/page/1`),
  open('readPlace', ({ publication, file }) => `${publication}/read/${file}/heading/none`, {
    answers: 'missing',
  }),
  open('cite', ({ publication }) => `${publication}/cite.ris`),
  open('figures', ({ post }) => `${post}/table-1.csv`, { answers: 'missing' }),
  open('citeList', '/publications/cite.bib'),
  open('linkset', ({ publication }) => `${publication}/linkset.json`),
  open('social', '/social.png'),
  open('socialOfEntry', ({ post }) => `${post}/social.png`),
  open('terms', '/topics'),
  open('help', () => '/help'),
  open('helpIn', '/help/no-such-country', { answers: 'missing' }),
  open('term', ({ topic }) => `/topics/${topic}`),
  open('search', `/search?q=${common}`),
  open('feed', '/feed.xml'),
  open('feed', '/atom.xml'),
  open('feed', '/feed.json'),
  open('book', (all) => `${monthOf(all)}/book.epub`),
  open('icon', '/icon-32.png', { answers: 'missing' }),
  open('webManifest', '/manifest.webmanifest', { answers: 'missing' }),
  open('sitemapFile', '/sitemap.xml'),
  open('sitemapPartFile', '/sitemap/no-such-part.xml', { answers: 'missing' }),
  open('robots', '/robots.txt'),
  open('searchDescription', '/opensearch.xml'),
  open('llms', '/llms.txt'),
  open('securityContact', '/.well-known/security.txt', { answers: 'any' }),
  open('searchKeyFile', '', {
    sample: async ({ chief }) => {
      got(await chooseSearchEngineNotices(chief.actor, true, Date.now()))
      return { path: `/${await searchKey()}.txt` }
    },
  }),
  open('oai', '/oai?verb=ListRecords&metadataPrefix=oai_dc'),
  open('oai', '/oai?verb=ListIdentifiers&metadataPrefix=oai_dc'),
  open('apiStart', '/api/v1'),
  open('apiDescription', '/api/v1/openapi.json'),
  open('apiList', '/api/v1/entries'),
  open('apiEntry', ({ entryId }) => `/api/v1/entries/${entryId}`),
  open('apiTerms', '/api/v1/terms'),
  open('apiNothing', '/api/v1/no-such-thing', { answers: 'missing' }),
]
