import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { release, withdraw } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import { problemsOf } from '@/lib/oai/test-valid'
import { oai, harvestInTurn } from './oai/oai'
import { ask } from './test-ask'
import { answer, codeOf, identifiers, records, headers, undated, titlePage, tricky } from './test-oai-requests'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

async function archive() {
  const { editor, publish, terms } = room
  const post = await publish('2014-10-02', { title: tricky, summary: tricky, termIds: [terms.protection] })
  const facts = { publication: titlePage, termIds: [terms.myanmar] }
  const report = await publish('2014-10-14', { title: 'A report', ...facts }, 'publication')
  const guide = { ...titlePage, type: 'guide' as const }
  const khmer = await publish(
    '2014-11-03',
    { title: 'មគ្គុទ្ទេសក៍', slug: 'guide', publication: guide },
    'publication',
    'km',
  )
  const about = await publish('2014-01-01', { title: 'About', slug: 'about' }, 'page')
  const gone = await publish('2014-10-20', { title: 'Secret of the past', ...facts, slug: 'gone' }, 'publication')
  const why = { entryId: gone.entryId, reason: 'request' as const, explanation: 'Asked for.' }
  got(await withdraw(editor, why, morning('2014-12-01')))
  return { post, report, khmer, about, gone }
}

test('every answer and every refusal is valid, whatever the texts hold', async () => {
  const { report, gone } = await archive()
  const one = (id: number) => `verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:entry-${id}`
  const asked = {
    identify: 'verb=Identify',
    formats: 'verb=ListMetadataFormats',
    sets: 'verb=ListSets',
    records,
    headers,
    one: one(report.entryId),
    deleted: one(gone.entryId),
    set: `${records}&set=country:myanmar`,
    formatsOf: `verb=ListMetadataFormats&identifier=oai:localhost:entry-${report.entryId}`,
    ...Object.fromEntries(refusals.map(([query], n) => [`refusal-${n}`, query])),
  }
  const answers: Record<string, string> = {}
  for (const [name, query] of Object.entries(asked)) answers[`${name}.xml`] = await answer(query)
  expect(await problemsOf(answers)).toEqual([])
})

test('what is not an answer of the protocol would be told', async () => {
  await archive()
  const xml = await answer(records)
  const sets = await answer('verb=ListSets')
  const broken = [
    [xml.replace('<datestamp>2', '<datestamp>x'), "datestamp': 'x"],
    [xml.replace(/<datestamp>[^<]*/, '<datestamp>2014-10-02'), 'datestamp: 2014-10-02 is no whole second'],
    [sets.replace(/<setName>[^<]*/, '<setName> '), 'setName: is empty'],
    [sets.replaceAll('setName', 'name'), "name': This element is not expected"],
    [xml.replaceAll('dc:title', 'dc:titel'), "titel': This element is not expected"],
    [xml.replace('<dc:title xml:lang="en">', '<dc:title xml:lang="">'), "title', attribute '{http://www.w3.org/XML"],
    [xml.replace('<dc:title xml:lang="en">', '<dc:title lang="en">'), "attribute 'lang' is not allowed"],
  ]
  for (const [one, fault] of broken) expect((await problemsOf({ 'a.xml': one! })).join('\n')).toContain(fault)
})

test('a site with a name of its own tells how its identifiers are made', async () => {
  const { siteUrl } = env()
  Object.assign(env(), { siteUrl: 'https://archive.example.org' })
  const xml = await answer('verb=Identify')
  Object.assign(env(), { siteUrl })
  expect(await problemsOf({ 'a.xml': xml })).toEqual([])
  const [fault] = await problemsOf({ 'a.xml': xml.replace('oai:archive.example.org:', 'oai:localhost:') })
  expect(fault).toContain("sampleIdentifier': [facet 'pattern']")
})

const refusals: [string, string][] = [
  ['', 'badVerb'],
  ['verb=', 'badVerb'],
  ['verb=Everything', 'badVerb'],
  ['verb=constructor', 'badVerb'],
  ['verb=Identify&verb=Identify', 'badVerb'],
  ['verb=Identify&set=type', 'badArgument'],
  ['verb=Identify&x=%0B', 'badArgument'],
  ['verb=ListRecords', 'badArgument'],
  ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=GetRecord&identifier=oai:localhost:entry-2', 'badArgument'],
  ['verb=GetRecord&identifier=%00%3C&metadataPrefix=oai_dc', 'badArgument'],
  [`${records}&metadataPrefix=oai_dc`, 'badArgument'],
  [`${records}&from=2014-10-01&from=2014-10-01`, 'badArgument'],
  [`${records}&from=`, 'badArgument'],
  [`${records}&from=2014-02-31`, 'badArgument'],
  [`${records}&from=2014-10`, 'badArgument'],
  [`${records}&from=2014-10-01T00:00Z`, 'badArgument'],
  [`${records}&from=2014-10-01T24:00:00Z`, 'badArgument'],
  [`${records}&from=2014-10-01&until=2014-10-02T00:00:00Z`, 'badArgument'],
  [`${records}&from=2014-10-02&until=2014-10-01`, 'badArgument'],
  [`${records}&set=type%20a`, 'badArgument'],
  [`${records}&resumptionToken=a`, 'badArgument'],
  ['verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'],
  ['verb=GetRecord&metadataPrefix=marc21&identifier=oai:localhost:entry-2', 'cannotDisseminateFormat'],
  ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:entry-99', 'idDoesNotExist'],
  ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere.org:entry-2', 'idDoesNotExist'],
  ['verb=ListMetadataFormats&identifier=oai:localhost:entry-02', 'idDoesNotExist'],
  ['verb=ListRecords&resumptionToken=%3Cx%3E%0B', 'badResumptionToken'],
  ['verb=ListRecords&resumptionToken=////100/2014-10-02T02:00:00Z', 'badResumptionToken'],
  ['verb=ListRecords&resumptionToken=//x/100/2014-10-02T02:00:00Z/1', 'badResumptionToken'],
  ['verb=ListSets&resumptionToken=a', 'badResumptionToken'],
  [`${records}&set=type:novel`, 'noRecordsMatch'],
  [`${records}&set=colour:red`, 'noRecordsMatch'],
  [`${records}&set=language:km:north`, 'noRecordsMatch'],
  [`${records}&from=2999-01-01`, 'noRecordsMatch'],
  [`${records}&until=2001-01-01`, 'noRecordsMatch'],
]

test('each mistake is refused with its code, in words', async () => {
  await archive()
  for (const [query, code] of refusals) {
    const { text, status, headers } = await ask(oai, `/oai?${query}`)
    const told = [status, codeOf(text), headers.get('content-type'), headers.get('x-still-keep')]
    expect(told, query).toEqual([200, code, 'text/xml; charset=utf-8', 'no'])
    // Section 3.2: arguments that could not be understood are not repeated.
    expect(/<request [^>]*>/.test(text), query).toBe(code !== 'badVerb' && code !== 'badArgument')
  }
})

test('posts and publications are records in the order in which they became what they are; pages and drafts are none', async () => {
  const { post, report, khmer, gone } = await archive()
  const draft = content({ title: 'A draft', termIds: [room.terms.myanmar] })
  got(await createEntry(room.editor, { kind: 'post', language: 'lo', session: 's', content: draft }, 0))
  const xml = await answer(records)
  expect(identifiers(xml)).toEqual([post, report, khmer, gone].map(({ entryId }) => entryId))
  expect(xml).toContain(
    '<datestamp>2014-10-14T02:00:00Z</datestamp>\n<setSpec>type:report</setSpec>\n<setSpec>country:myanmar</setSpec>',
  )
  expect(xml).toContain('<header status="deleted">')
  expect(xml).toContain(
    `entry-${gone.entryId}</identifier>\n<datestamp>2014-12-01T02:00:00Z</datestamp>\n<setSpec>type:report`,
  )
  for (const hidden of ['Secret of the past', 'A draft', 'About', 'resumptionToken']) expect(xml).not.toContain(hidden)
  const sets = await answer('verb=ListSets')
  for (const spec of ['type', 'type:post', 'type:guide', 'country:myanmar', 'language:km'])
    expect(sets).toContain(`<setSpec>${spec}</setSpec>`)
  expect(sets).not.toContain('language:lo')
})

test('a harvester takes a set, and days or seconds between two dates, both within', async () => {
  const { post, report, khmer, gone } = await archive()
  const found = async (more: string) => identifiers(await answer(`${headers}&${more}`))
  expect(await found('set=type:report')).toEqual([report.entryId, gone.entryId])
  expect(await found('set=country')).toEqual([report.entryId, gone.entryId])
  expect(await found('set=language:km')).toEqual([khmer.entryId])
  expect(await found('from=2014-10-14T02:00:00Z&until=2014-10-14T02:00:00Z')).toEqual([report.entryId])
  expect(await found('from=2014-10-14&until=2014-11-03')).toEqual([report.entryId, khmer.entryId])
  expect(await found('until=2014-10-14T01:59:59Z')).toEqual([post.entryId])
})

test('what waits for its moment is no record, moves no date and makes no set', async () => {
  const { editor, publish } = room
  const { entryId, ...base } = await publish('2014-10-02', { title: 'Here', slug: 'here' })
  const before = [await answer(records), await answer('verb=ListSets'), await answer('verb=Identify')].map(undated)
  const now = Date.now()
  const next = content({ title: 'Changed', slug: 'here', termIds: [room.terms.myanmar] })
  const saved = got(await saveDraft(editor, { entryId, base, session: 't', content: next }, now))
  got(await release(editor, { ...saved, at: now + 1_000_000 }, now))
  const planned = got(
    await createEntry(
      editor,
      {
        kind: 'publication',
        language: 'vi',
        session: 's',
        content: content({ title: 'Planned', publication: titlePage }),
      },
      now,
    ),
  )
  got(await release(editor, { ...planned, at: now + 1_000_000 }, now))
  expect([await answer(records), await answer('verb=ListSets'), await answer('verb=Identify')].map(undated)).toEqual(
    before,
  )
  expect(
    codeOf(await answer(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:entry-${planned.entryId}`)),
  ).toBe('idDoesNotExist')
})

test('a withdrawn entry is in the sets of what readers had, not of what is planned for it', async () => {
  const { gone } = await archive()
  const before = await answer('verb=ListIdentifiers&metadataPrefix=oai_dc&set=type:report')
  const now = Date.now()
  const publication = { ...titlePage, type: 'agreement' as const }
  const next = content({ title: 'Back again', slug: 'gone', publication, termIds: [room.terms.protection] })
  const saved = got(
    await saveDraft(room.editor, { entryId: gone.entryId, base: gone, session: 't', content: next }, now),
  )
  got(await release(room.editor, { ...saved, at: now + 1_000_000 }, now))
  expect(undated(await answer('verb=ListIdentifiers&metadataPrefix=oai_dc&set=type:report'))).toBe(undated(before))
  expect(codeOf(await answer(`${headers}&set=type:agreement`))).toBe('noRecordsMatch')
})

test('an import that is dated back becomes a record when it is made, not in the past', async () => {
  const { editor, publish } = room
  await publish('2014-10-02', { title: 'First' })
  const saved = got(
    await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: content({ title: 'Old' }) }, 0),
  )
  const at = morning('2009-01-01')
  got(await release(editor, { ...saved, at }, at))
  // Dated as an import dates it: an old text whose record is new on this site.
  await write(async (tx) =>
    tx
      .update(releases)
      .set({ createdAt: morning('2015-01-01') })
      .where(eq(releases.entryId, saved.entryId)),
  )
  expect(identifiers(await answer(`${headers}&from=2014-12-01`))).toEqual([saved.entryId])
  expect(await answer('verb=Identify')).toContain('<earliestDatestamp>2014-10-02T02:00:00Z')
})

test('asked too much at once, it asks for patience', async () => {
  await archive()
  let done = () => {}
  const busy = new Promise<void>((resolve) => (done = resolve))
  const others = Array.from({ length: 4 }, () => harvestInTurn(() => busy))
  const reply = await ask(oai, `/oai?${records}`)
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '10'])
  done()
  await Promise.all(others)
  expect((await ask(oai, `/oai?${records}`)).status).toBe(200)
})
