import { eq, inArray } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { problemsIn } from '@/components/site/test-vocabulary'
import { write } from '@/db/connection'
import { entries, media, revisionMedia, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { changeSettings } from '@/domain/site/settings'
import { fileWith, library } from '@/domain/testing/library'
import { got } from '@/domain/testing/newsroom'
import { entryRoute as entry } from './item'
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof library>>
beforeEach(async () => {
  testDatabase()
  room = await library()
})

const tricky = 'Partners & “officials” </script> <b>'
const titlePage = {
  publishedOn: '2014-10',
  publisher: 'UNIAP',
  series: 'Working papers',
  seriesNumber: '7',
  reference: 'UN/2014/7',
  isbn: '978-0-306-40615-7',
  doi: '10.1234/abc',
  licence: 'cc-by-4.0',
  authors: [
    { name: 'Sok, Dara', is: 'person' as const },
    { name: 'The Office', is: 'organisation' as const },
  ],
}

const unescaped = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#x27);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" })[name]!,
  )

async function headOf(path: string) {
  const { text } = await ask(entry, path)
  const meta = [...text.matchAll(/<meta name="([\w.]+)" content="([^"]*)"\/>/g)].map(
    ([, name, value]) => [name!, unescaped(value!)] as const,
  )
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)!
  const { '@graph': graph } = JSON.parse(json!) as { '@graph': Parameters<typeof problemsIn>[0][] }
  const all = (name: string) => meta.filter(([known]) => known === name).map(([, value]) => value)
  return { all, names: meta.map(([name]) => name), graph, text }
}

async function report() {
  const { terms } = room
  const shelved = await room.shelve({
    title: tricky,
    slug: 'report',
    summary: 'What it is about.',
    termIds: [terms.myanmar, terms.protection],
    about: titlePage,
    pages: ['One page.'],
  })
  const sha256 = 'a'.repeat(64)
  await write(async (tx) => tx.update(media).set({ sha256 }).where(eq(media.id, shelved.mediaId!)))
  return shelved
}

test('reference managers and Google Scholar find what they ask for in the head of a publication', async () => {
  const { path, mediaId } = await report()
  const { all } = await headOf(path)
  expect(all('citation_title')).toEqual([tricky])
  expect(all('citation_author')).toEqual(['Sok, Dara', 'The Office'])
  expect(all('citation_publication_date')).toEqual(['2014/10'])
  expect(all('citation_technical_report_institution')).toEqual(['UNIAP'])
  expect(all('citation_technical_report_number')).toEqual(['7'])
  expect(all('citation_isbn')).toEqual(['978-0-306-40615-7'])
  expect(all('citation_doi')).toEqual(['10.1234/abc'])
  expect(all('citation_language')).toEqual(['en'])
  expect(all('citation_pdf_url')).toEqual([expect.stringMatching(`^http://localhost:3000/files/${mediaId}/.+[.]pdf$`)])
  expect(all('citation_abstract_html_url')).toEqual([`http://localhost:3000${path}`])
  expect(all('citation_keywords')).toEqual(['Protection'])
  expect(all('DC.creator')).toEqual(['Sok, Dara', 'The Office'])
  expect(all('DC.identifier')).toEqual([
    `http://localhost:3000${path}`,
    'https://doi.org/10.1234/abc',
    'urn:isbn:9780306406157',
  ])
  expect(all('DCTERMS.issued')).toEqual(['2014-10'])
  expect(all('DCTERMS.spatial')).toEqual(['Myanmar'])
  expect(all('DCTERMS.license')).toEqual(['https://creativecommons.org/licenses/by/4.0/'])
})

test('the main PDF is the one in the language of the publication, and a publication without files names none', async () => {
  const { path, mediaId, revisionId } = await report()
  const khmer = await fileWith(['A page.'])
  await write(async (tx) => {
    await tx.insert(revisionMedia).values({ revisionId, mediaId: khmer, role: 'file', position: -1, language: 'km' })
  })
  expect((await headOf(path)).all('citation_pdf_url')[0]).toContain(mediaId)
  const bare = await room.shelve({ title: 'Bare' })
  expect((await headOf(bare.path)).names).not.toContain('citation_pdf_url')
})

test('a post has no citation of a report, and a page of the site is described by nothing', async () => {
  const post = await room.publish('2014-10-02', { title: 'News', byline: 'By the Myanmar office' })
  const { all, names } = await headOf(post.path)
  expect(names.filter((name) => name.startsWith('citation_'))).toEqual([])
  expect(all('DC.creator')).toEqual(['the Myanmar office'])
  const page = await room.publish('2014-01-01', { title: 'About', slug: 'about' }, 'page')
  expect((await headOf(page.path)).names.filter((name) => /^(citation_|DC)/.test(name))).toEqual([])
})

test('what search engines read of every kind of entry are things, properties and values that schema.org knows', async () => {
  const pictures = {
    id: 'picture00000',
    lineage: 'picture00000',
    name: 'a.jpg',
    type: 'image/jpeg' as const,
    bytes: 1,
    sha256: 'b',
    uploadedAt: 0,
  }
  await write(async (tx) => tx.insert(media).values({ ...pictures, width: 1600, height: 900 }))
  const { path } = await report()
  const lead = { mediaId: 'picture00000', alt: 'Two people' }
  const post = await room.publish('2014-10-02', {
    title: tricky,
    summary: 'S',
    byline: 'By the office',
    lead,
    termIds: [room.terms.myanmar],
  })
  const data = await room.shelve({
    title: 'Data',
    slug: 'data',
    summary: 'Of it.',
    about: { ...titlePage, type: 'dataset', isbn: '' },
  })
  const page = await room.publish('2014-01-01', { title: 'About', slug: 'about' }, 'page')
  const found: Record<string, unknown> = {}
  for (const one of [path, post.path, data.path, page.path]) {
    const { graph } = await headOf(one)
    expect([one, graph.flatMap((thing) => problemsIn(thing))]).toEqual([one, []])
    found[one] = graph[0]!['@type']
    expect(graph[0]!['@id']).toBe(`http://localhost:3000${one}#work`)
    // A thing that is elsewhere on the page is there.
    const ids = graph.map((thing) => thing['@id'])
    expect(ids).toContain('http://localhost:3000/#site')
  }
  expect(Object.values(found)).toEqual([['Report', 'Book'], 'NewsArticle', 'Dataset', 'WebPage'])
  const [thing] = (await headOf(path)).graph
  expect(thing).toMatchObject({
    author: [
      { '@type': 'Person', name: 'Sok, Dara' },
      { '@type': 'Organization', name: 'The Office' },
    ],
    identifier: [
      { propertyID: 'DOI', value: '10.1234/abc', url: 'https://doi.org/10.1234/abc' },
      { propertyID: 'ISBN' },
      {},
    ],
    about: [
      { '@type': 'Thing', name: 'Protection' },
      { '@type': 'Country', name: 'Myanmar' },
    ],
    encoding: [{ encodingFormat: 'application/pdf', sha256: 'a'.repeat(64) }],
    isPartOf: [{ '@id': 'http://localhost:3000/#site' }, { '@type': 'CreativeWorkSeries', name: 'Working papers' }],
  })
})

test('the publisher of the site has a logo, and an organisation that the site lists has its page; nobody else has either', async () => {
  const { path } = await report()
  const organisations = [
    { name: 'The Office', url: 'https://office.example/' },
    { name: 'UNIAP', url: '' },
  ]
  got(await changeSettings(room.editor, { name: 'UN-ACT', publisher: 'UNDP', organisations }, 0))
  const [theirs] = (await headOf(path)).graph
  expect(theirs!.author).toEqual([
    { '@type': 'Person', name: 'Sok, Dara' },
    { '@type': 'Organization', name: 'The Office', url: 'https://office.example/' },
  ])
  expect(theirs!.publisher).toEqual({ '@type': 'Organization', name: 'UNIAP' })

  const post = await room.publish('2014-10-02', { title: 'News', slug: 'news-in-khmer' }, 'post', 'km')
  const { graph } = await headOf(post.path)
  const logo = { '@type': 'ImageObject', url: 'http://localhost:3000/km/social.png', width: 1200, height: 630 }
  const own = { '@type': 'Organization', name: 'UNDP', url: 'http://localhost:3000/', logo }
  expect(graph[0]!.publisher).toEqual(own)
  expect(graph.find((thing) => thing['@type'] === 'WebSite')!.publisher).toEqual(own)
  expect(graph.flatMap((thing) => problemsIn(thing))).toEqual([])
})

test('a mistake in the vocabulary would be told', () => {
  const article = {
    '@type': 'NewsArticle',
    headline: 'a',
    datePublished: '2014',
    dateModified: '2014',
    author: { '@type': 'Person', name: 'b' },
  }
  expect(problemsIn(article)).toEqual([])
  expect(problemsIn({ ...article, isbn: '1' })).toEqual(['/isbn: no property of NewsArticle'])
  expect(problemsIn({ ...article, author: 'b' })).toEqual(['/author: "b" is not expected'])
  expect(problemsIn({ ...article, datePublished: 'October' })).toEqual(['/datePublished: "October" is not expected'])
  expect(problemsIn({ ...article, headline: undefined })).toContain(': without headline')
})

test('a translation names its original, and the original its translations, where the texts say so', async () => {
  const english = await report()
  const khmer = await room.shelve({ title: 'របាយការណ៍', slug: 'report', language: 'km' })
  const both = inArray(entries.id, [english.entryId, khmer.entryId])
  await write(async (tx) => tx.update(entries).set({ translationGroup: 'one' }).where(both))
  expect((await headOf(english.path)).graph[0]).not.toHaveProperty('workTranslation.0')
  const says = { translatedFrom: english.revisionId }
  await write(async (tx) => tx.update(revisions).set(says).where(eq(revisions.id, khmer.revisionId)))
  const [original] = (await headOf(english.path)).graph
  const [translation] = (await headOf(khmer.path)).graph
  expect(original!.workTranslation).toMatchObject([
    { '@id': `http://localhost:3000${khmer.path}#work`, inLanguage: 'km' },
  ])
  expect(translation!.translationOfWork).toMatchObject({ '@id': `http://localhost:3000${english.path}#work` })
  expect([original!, translation!].flatMap((thing) => problemsIn(thing))).toEqual([])
})
