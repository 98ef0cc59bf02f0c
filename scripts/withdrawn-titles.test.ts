/** @module-tag thorough */
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addresses } from '@/addresses.mjs'
import { read } from '@/db/connection'
import { addresses as entryAddresses } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { findItem, relatedTo } from '@/domain/published/item'
import { release, withdraw } from '@/domain/publishing/releases'
import { got, someone } from '@/domain/testing/newsroom'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { unzip } from '@/lib/epub/test-faults'
import { defaultLanguages } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { addressArchive } from './test-addresses'
import { requestsOf } from './test-requests'
import { responseAt } from './test-responses'

// Texts of every kind are withdrawn with their page kept; then every public address is asked for their title.

const title = 'Quokka Zebra Hoopoe'
const marked = defaultLanguages.map((language) => messagesIn(language).entry.withdrawnTitle({ title }))

const texts = [
  '/2014/10/a-post',
  '/km/2014/10/a-post',
  '/events/an-event',
  '/calls/a-call',
  '/about',
  '/publications/a-report',
  '/km/publications/a-khmer-report',
]

/** Handlers whose answers name no withdrawn text, such as lists of the latest. */
const namingNothing = [
  'apiDescription',
  'apiNothing',
  'apiStart',
  'apiTerms',
  'archive',
  'front',
  'help',
  'helpIn',
  'icon',
  'linkset',
  'llms',
  'readPlace',
  'robots',
  'searchDescription',
  'searchKeyFile',
  'securityContact',
  'sitemapFile',
  'sitemapPartFile',
  'social',
  'socialOfEntry',
  'terms',
  'webManifest',
]

/** Returns what stands before a title that has no word for withdrawn beside it. */
function unmarked(text: string): string[] {
  const plain = text
    // Words that were searched for are marked within a title.
    .replaceAll(/<\/?(mark|wbr)[^>]*>/g, '')
    .replaceAll(/(%[0-9A-F]{2})+/gi, (escaped) => {
      try {
        return decodeURIComponent(escaped)
      } catch {
        return escaped
      }
    })
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
  return plain
    .split(title)
    .slice(0, -1)
    .filter((before) => !marked.some((words) => before.endsWith(words.slice(0, -title.length))))
    .map((before) => before.slice(-80))
}

async function textOf(response: Response): Promise<string> {
  const type = response.headers.get('content-type') ?? ''
  if (/^image\//.test(type)) return ''
  if (!type.startsWith('application/epub')) return response.text()
  return (await unzip(Buffer.from(await response.arrayBuffer()))).map(({ data }) => String(data)).join('\n')
}

test('wherever the title of a withdrawn text stands, the word for it stands before the title', async () => {
  testDatabase()
  const archive = await addressArchive()
  const { now } = archive
  const editor = await someone('admin', 'Somebody else')
  for (const path of texts) {
    const [row] = await read().select().from(entryAddresses).where(eq(entryAddresses.path, path))
    const { entryId } = row!
    const { base, content } = (await findDraft(editor, entryId))!
    const own = path.startsWith('/km') ? `${title} ខ្មែរ` : title
    const draft = { entryId, base, session: 'title', content: { ...content, title: own } }
    got(await release(editor, got(await saveDraft(editor, draft, now)), now))
    const why = { entryId, reason: 'error' as const, explanation: 'The figures were wrong.', keepPage: true }
    got(await withdraw(editor, why, now))
  }

  const naming = new Set<string>()
  const faults = new Map<string, string[]>()
  const answers = new Map<string, string>()
  for (const row of addresses) {
    const requests = requestsOf(row, archive).filter((path, n) => n < 3 || /[?]|cite\./.test(path))
    const searched = ['publications', 'search', 'apiList'].includes(row.handler ?? '') ? [`${row.path}?q=quokka`] : []
    for (const request of [...requests, ...searched]) {
      const response = await responseAt(request, now)
      const text = await textOf(response)
      answers.set(request, text)
      if (text.includes(title) && response.ok) naming.add(row.handler!)
      const found = unmarked(text)
      if (found.length > 0) faults.set(request, found)
    }
  }
  expect(Object.fromEntries(faults)).toEqual({})
  const handlers = new Set(addresses.flatMap(({ handler }) => handler ?? []))
  expect([...handlers.difference(naming)].toSorted()).toEqual(namingNothing)

  const said = (request: string) => answers.get(request)
  const form = '/publications/a-report/cite'
  const note = 'Withdrawn on 20 November 2014, because it contained an error. The figures were wrong.'
  expect(said(`${form}.bib`)).toContain(`note = {${note}}`)
  expect(said(`${form}.ris`)).toContain(`N1  - ${note}`)
  expect(said(`${form}.json`)).toContain(`"status": "withdrawn",\n    "note": "${note}"`)
  expect(said(`${form}.xml`)).toContain(`<dc:description xml:lang="en">${note}`)
  for (const list of [
    '/publications/cite.bib',
    '/oai?verb=ListRecords&metadataPrefix=oai_dc',
    '/publications/a-report',
  ])
    expect(said(list)).toContain(note)
  expect(said('/publications/a-report')).toContain('"creativeWorkStatus":"Withdrawn"')
  expect(said(`/publications/a-report/read/${archive.file}`)).toMatch(/role="note"><strong>Withdrawn on/)

  const other = await findItem({ path: '/2014/10/post-3', now })
  const related = other?.is === 'live' ? await relatedTo(other.item, { now, limit: 50 }) : []
  expect(related.length).toBeGreaterThan(5)
  expect(related.filter((item) => item.title.includes(title))).toEqual([])
}, 300_000)
