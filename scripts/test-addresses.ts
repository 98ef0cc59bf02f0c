import { isNull } from 'drizzle-orm'
import { write } from '@/db/connection'
import { media, releases } from '@/db/schema'
import { chooseSearchEngineNotices } from '@/domain/addresses/pings'
import { addRedirect } from '@/domain/addresses/redirects'
import { release, withdraw } from '@/domain/publishing/releases'
import { searchKey } from '@/domain/published/indexnow-key'
import { changeSettings } from '@/domain/site/settings'
import { morning } from '@/domain/testing/archive'
import { giveEdition, heading, paragraph } from '@/domain/testing/editions'
import { library } from '@/domain/testing/library'
import { addService } from '@/domain/testing/help'
import { got } from '@/domain/testing/newsroom'
import { translated } from '@/domain/testing/translating'
import { picture as uploadedPicture } from '@/domain/testing/uploads'

const now = morning('2014-11-20')

const cell = (type: string, words: string) => ({
  type,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
})
const table = {
  type: 'table',
  attrs: { caption: 'Boats', source: '', form: 'bars' },
  content: [
    { type: 'tableRow', content: [cell('tableHeader', 'Year'), cell('tableHeader', 'Boats')] },
    { type: 'tableRow', content: [cell('tableCell', '2013'), cell('tableCell', '7')] },
    { type: 'tableRow', content: [cell('tableCell', '2014'), cell('tableCell', '9')] },
  ],
}
const threeTables = { type: 'doc', content: [table, table, table] }

export async function addressArchive() {
  const room = await library()
  const { editor, terms, publish, shelve } = room
  const termIds = [terms.protection, terms.myanmar]
  const pages = Array.from({ length: 25 }, (_, n) => `Words of page ${n + 1}`)
  const picture = await pictureIn()
  const lead = { mediaId: picture, alt: 'A river' }
  const post = await publish('2014-10-07', { title: 'A post', termIds, lead, body: threeTables })
  for (let n = 0; n < 11; n++) await publish('2014-10-08', { title: `Post ${n}`, termIds })
  const [startsAt, endsAt, timeZone] = [now + 1_000, now + 2_000, 'Asia/Yangon']
  for (let n = 0; n < 11; n++) {
    await publish(
      '2014-10-09',
      { title: n ? `Event ${n}` : 'An event', event: { startsAt, endsAt, timeZone }, body: threeTables },
      'event',
    )
    await publish(
      '2014-10-09',
      { title: n ? `Call ${n}` : 'A call', call: { closesAt: endsAt, timeZone }, body: threeTables },
      'call',
    )
  }
  const about = await publish('2014-10-01', { title: 'About', slug: 'about', body: threeTables }, 'page')
  const report = await shelve({ title: 'A report', termIds, pages, body: threeTables })
  await giveEdition(
    report.mediaId!,
    pages.map((words, n) => [...(n === 22 ? [heading('What was found')] : []), paragraph(words)]),
  )
  const next = await shelve({ title: 'A new report', pages: ['Other words'] })
  await publish('2014-10-07', { title: 'In Khmer', slug: 'in-khmer', termIds }, 'post', 'km')
  await shelve({ title: 'A Khmer report', slug: 'a-khmer-report', language: 'km', pages: ['Words'] })
  got(await release(editor, await translated(editor, { entryId: post.entryId, language: 'km' }, now), now))

  const replace = async (entryId: number, replacedBy?: number) =>
    got(await withdraw(editor, { entryId, reason: 'replaced', explanation: 'Another one is there.', replacedBy }, now))
  await replace((await publish('2014-10-02', { title: 'Moved post', slug: 'moved' })).entryId, post.entryId)
  await replace((await publish('2014-10-02', { title: 'Post to a page', slug: 'to-a-page' })).entryId, about.entryId)
  await replace((await publish('2014-10-02', { title: 'Gone post', slug: 'gone' })).entryId)
  await replace((await publish('2014-10-02', { title: 'Moved page', slug: 'moved' }, 'page')).entryId, post.entryId)
  await replace((await publish('2014-10-02', { title: 'Gone page', slug: 'gone' }, 'page')).entryId)
  const moved = await shelve({ title: 'Moved report', slug: 'moved' })
  await replace(moved.entryId, next.entryId)
  await replace((await shelve({ title: 'Report to a post', slug: 'to-a-page' })).entryId, post.entryId)
  const withdrawn = await shelve({ title: 'Gone report', slug: 'gone', pages: ['Words that are gone'] })
  await replace(withdrawn.entryId)

  for (const source of [
    '/led',
    '/publications/led',
    '/2014/10/led',
    '/topics/led',
    '/2009/03/led',
    '/km/led',
    '/help/led',
  ])
    got(await addRedirect(editor, { source, target: post.path }, now))
  await addService(editor, terms.myanmar)
  got(await chooseSearchEngineNotices(editor, true, now))
  const { id } = await uploadedPicture(editor, 'icon.png', { width: 192, height: 192 })
  const icon = { id, width: 192, height: 192 }
  got(await changeSettings(editor, { contact: 'archive@example.org', icon }, now))
  // With the withdrawals, two pages of changes.
  await write(async (tx) =>
    tx.update(releases).set({ major: true, note: 'A number was wrong.' }).where(isNull(releases.withdrawal)),
  )
  const [file, goneFile] = [report.mediaId!, withdrawn.mediaId!]
  return {
    now,
    file,
    goneFile,
    picture,
    key: (await searchKey())!,
    numbers: [report, withdrawn, moved].map(({ entryId }) => entryId),
  }
}

export type AddressArchive = Awaited<ReturnType<typeof addressArchive>>

async function pictureIn() {
  const id = 'picture00001'
  const facts = { name: 'river.png', type: 'image/png' as const, bytes: 1_000, sha256: '', uploadedAt: 0 }
  await write(async (tx) => tx.insert(media).values({ id, lineage: id, width: 640, height: 480, ...facts }))
  return id
}

export function examplesOf(path: string, archive: AddressArchive): string[] {
  const names = [...path.matchAll(/[:*](\w+)/g)].map(([, name]) => name!)
  const values = names.map((name) => valuesOf(name, path, archive))
  const filled = (chosen: string[]) => names.reduce((to, name, n) => to.replace(/[:*]\w+/, chosen[n] ?? name), path)
  const usual = values.map(([first]) => first!)
  return [filled(usual), ...values.flatMap((some, n) => some.slice(1).map((value) => filled(usual.with(n, value))))]
}

function valuesOf(name: string, path: string, { file, goneFile, picture, key, numbers }: AddressArchive): string[] {
  const values: Record<string, string[]> = {
    year: ['2014', '2009', '0000', '20145'],
    month: ['10', '03', '13', '00', '1'],
    page: ['2', '1', '3', '02', '01', '0', '9999999', 'x'],
    part: ['2', '1', '3', '02', '0'],
    number: ['3', '21', '26', '0', '03'],
    heading: ['what-was-found', 'p1', 'What', '%41'],
    format: ['bib', 'ris', 'json', 'xml', 'pdf'],
    key: [key, 'a'.repeat(32), key.toUpperCase(), 'robot'],
    file: [file, goneFile, 'nothing', picture],
    lineage: [file, goneFile, 'nothing', picture],
    version: ['1', '2', '0', 'x'],
    id: [picture, file, 'nothing'],
    picture: ['640.webp', '640.jpg', '640.gif', '0.webp', 'x'],
    of: path.includes('publications')
      ? ['a-report', 'a-khmer-report', ...numbers.map(String), '999', 'a-post', 'about', 'moved', 'gone', '%41']
      : [...numbers.map(String), '999', '0', 'about'],
    rest: ['nothing', 'entries/1/2', 'x.php'],
    path: [
      'about',
      'moved',
      'gone',
      'led',
      'none',
      'about/us',
      'news.html',
      'km',
      'feed',
      '-/en/front',
      'page/2',
      '%E1%9E%80',
      'about/cite.bib',
      'in-khmer',
      '2014/10/text-9',
      'category/topic-1',
      'wp-content/uploads/x.pdf',
      'erased',
    ],
  }
  if (name === 'name')
    return path.startsWith('/sitemap')
      ? ['post-1', 'lists-en', 'lists-km', 'lists-lo', 'post-2', 'page-1', 'post-0', 'lists-xx', 'x']
      : ['report.pdf', 'other.pdf']
  if (name !== 'slug') return values[name]!
  if (/topics/.test(path)) return ['protection', 'none', 'led', 'myanmar']
  if (path.startsWith('/help')) return ['myanmar', 'none', 'protection', 'led']
  if (/countries/.test(path)) return ['myanmar', 'none', 'protection']
  const slugsByFolder: Record<string, string[]> = {
    publications: ['a-report', 'a-khmer-report'],
    events: ['an-event'],
    calls: ['a-call'],
    ':slug': ['about'],
  }
  const slugs = slugsByFolder[path.split('/')[1]!.split('.')[0]!] ?? ['a-post', 'in-khmer']
  return [...slugs, 'moved', 'to-a-page', 'gone', 'led', 'none', 'news', '2014', 'A-Post', 'cite.bib', 'a%20b']
}
