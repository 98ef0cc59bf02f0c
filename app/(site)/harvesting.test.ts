import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { rawWriter } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { saveDraft, type SavedRevision } from '@/domain/writing/drafts'
import { release, withdraw } from '@/domain/publishing/releases'
import { changeSettings } from '@/domain/site/settings'
import { changeTerm } from '@/domain/consents/shared-words'
import { createTerm } from '@/domain/entries/terms'
import { newsroom } from '@/domain/testing/archive'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { oai } from './oai/oai'
import { runAtMoment } from './moment'
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const start = Date.UTC(2015, 0, 1)

/** Publishes as many posts, ten of them in each second, so that parts of a list end within a second. */
function fill(count: number) {
  const raw = rawWriter()
  const entry = raw.prepare(
    `insert into entries (kind, language, translation_group, created_at) values ('post', 'en', ?, 0)`,
  )
  const revision =
    raw.prepare(`insert into revisions (entry_id, session, created_at, saved_at, title, slug, summary, body,
    schema_version, body_html, body_text) values (?, 's', 0, 0, ?, ?, '', '{}', 1, '', '')`)
  const live = raw.prepare(
    'insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at) values (?, ?, ?, ?, ?, 0)',
  )
  const address = raw.prepare('insert into addresses (path, entry_id) values (?, ?)')
  return raw.transaction(() =>
    Array.from({ length: count }, (_, n): SavedRevision => {
      const entryId = Number(entry.run(`g${n}`).lastInsertRowid)
      const revisionId = Number(revision.run(entryId, `Post ${n}`, `post-${n}`).lastInsertRowid)
      const at = start - 1_000_000 + n * 100
      address.run(`/2014/12/post-${n}`, entryId)
      live.run(entryId, revisionId, at, `/2014/12/post-${n}`, at)
      return { entryId, revisionId, counter: 1, savedAt: 0, slug: `post-${n}` }
    }),
  )()
}

type HarvestedRecords = Map<string, { deleted: boolean; title?: string }>

/** Requests one part of a list at a moment and copies its records; returns the token for the next part. */
async function harvestPart(records: HarvestedRecords, query: string, at: number) {
  const { text } = await runAtMoment({ at }, () => ask(oai, `/oai?verb=ListRecords&${query}`))
  const elements = text.split('<record>').slice(1)
  for (const record of elements) {
    const id = /<identifier>oai:localhost:entry-(\d+)/.exec(record)![1]!
    records.set(id, { deleted: record.includes('status="deleted"'), title: /<dc:title[^>]*>([^<]*)/.exec(record)?.[1] })
  }
  const [, size, cursor, token] = /<resumptionToken completeListSize="(\d+)" cursor="(\d+)">([^<]*)</.exec(text) ?? []
  return { token, size: Number(size), cursor: Number(cursor), count: elements.length, text }
}

test(
  'a thousand records come in parts while others are published, changed and withdrawn: none is missed',
  { tags: 'thorough' },
  async () => {
    const { editor } = room
    const saved = fill(1_000)
    const records: HarvestedRecords = new Map()
    const truth: HarvestedRecords = new Map(
      saved.map(({ entryId }, n) => [String(entryId), { deleted: false, title: `Post ${n}` }]),
    )
    let now = start
    let answers = 0
    let seen = 0
    let token: string | undefined
    const chance = fc.sample(fc.nat(999), { numRuns: 400, seed: 2014 }).values()
    const any = () => saved[chance.next().value! % 1_000]!

    do {
      const query = token === undefined ? 'metadataPrefix=oai_dc' : `resumptionToken=${encodeURIComponent(token)}`
      const part = await harvestPart(records, query, now)
      expect(part.cursor).toBe(seen)
      expect(part.count).toBeLessThanOrEqual(100)
      seen += part.count
      if (!part.token) expect(part.size).toBe(seen)
      token = part.token
      answers++
      if (!token) break
      now += 1_000
      for (let n = 0; n < 5; n++) {
        await publishNew(`New ${answers}.${n}`)
        await change(any(), `Changed ${answers}.${n}`)
        await takeOut(any())
      }
      now += 1_000
    } while (token)
    expect(answers).toBeGreaterThan(10)
    expect(Object.fromEntries(records)).toEqual(Object.fromEntries(truth))
    // A record that came is what changed in between, and no more.
    expect(seen - records.size).toBeLessThanOrEqual((answers - 1) * 10)

    async function publishNew(title: string) {
      const draft = { kind: 'post' as const, language: 'en' as const, session: 's', content: content({ title }) }
      const entry = got(await createEntry(editor, draft, now))
      got(await release(editor, { ...entry, at: now }, now))
      truth.set(String(entry.entryId), { deleted: false, title })
      // A text that nobody may learn of.
      const hidden = got(await createEntry(editor, { ...draft, content: content({ title: `Later ${title}` }) }, now))
      got(await release(editor, { ...hidden, at: now + 1e9 }, now))
    }

    async function change(entry: SavedRevision, title: string) {
      const slug = title.toLowerCase().replace(/[ .]/g, '-')
      const save = { entryId: entry.entryId, base: { ...entry }, session: title, content: content({ title, slug }) }
      Object.assign(entry, got(await saveDraft(editor, save, now)))
      got(await release(editor, { ...entry, at: now }, now))
      truth.set(String(entry.entryId), { deleted: false, title })
    }

    async function takeOut({ entryId }: SavedRevision) {
      const result = await withdraw(editor, { entryId, reason: 'error', explanation: 'Wrong.' }, now)
      if (result.ok) truth.set(String(entryId), { deleted: true, title: undefined })
    }
  },
)

test('a token is good for as long as anybody keeps it, and gives the same again', async () => {
  fill(250)
  const first = await harvestPart(new Map(), 'metadataPrefix=oai_dc&set=type:post&from=2014-01-01', start)
  const query = `resumptionToken=${encodeURIComponent(first.token!)}`
  const once = await harvestPart(new Map(), query, start)
  const again = await harvestPart(new Map(), query, start + 1e12)
  expect([once.count, once.cursor, once.size]).toEqual([100, 100, 250])
  const records = ({ text }: { text: string }) => text.slice(text.indexOf('<ListRecords>'))
  expect(records(again)).toBe(records(once))
  const last = await harvestPart(new Map(), `resumptionToken=${encodeURIComponent(once.token!)}`, start)
  expect([last.count, last.cursor, last.size, last.token]).toEqual([50, 200, 250, ''])
})

test('a harvester that comes again asks from its last time, and learns of what changed since and nothing else', async () => {
  const saved = fill(120)
  const { editor } = room
  const since = new Date(start).toISOString().replace('.000Z', 'Z')
  const records: HarvestedRecords = new Map()
  expect((await harvestPart(records, `metadataPrefix=oai_dc&from=${since}`, start)).text).toContain('noRecordsMatch')
  got(await withdraw(editor, { entryId: saved[7]!.entryId, reason: 'error', explanation: 'Wrong.' }, start))
  await harvestPart(records, `metadataPrefix=oai_dc&from=${since}`, start)
  expect([...records]).toEqual([[String(saved[7]!.entryId), { deleted: true, title: undefined }]])
})

test('a harvester that comes again learns of new names in records, of topics as of the publisher', async () => {
  const saved = fill(3)
  const { editor } = room
  const topic = got(await createTerm(editor, { kind: 'topic', name: 'Labor migration' }, 0))
  const tag = rawWriter().prepare('insert into revision_terms (revision_id, term_id) values (?, ?)')
  for (const { revisionId } of saved.slice(1)) tag.run(revisionId, topic.id)
  got(await withdraw(editor, { entryId: saved[2]!.entryId, reason: 'error', explanation: 'Wrong.' }, start))
  const since = async (at: number) => {
    const from = new Date(at).toISOString().replace('.000Z', 'Z')
    const records: HarvestedRecords = new Map()
    await harvestPart(records, `metadataPrefix=oai_dc&from=${from}`, at)
    return [...records.keys()].map(Number)
  }
  const [first, second] = saved.map(({ entryId }) => entryId)

  got(
    await changeTerm(editor, { ...topic, name: 'Labor migration', description: 'Who moves to work.' }, start + 10_000),
  )
  expect(await since(start + 10_000)).toEqual([])
  got(await changeTerm(editor, { ...topic, name: 'Labour migration', description: '' }, start + 20_000))
  expect(await since(start + 20_000)).toEqual([second])
  got(await changeSettings(editor, { tagline: 'All of it' }, start + 30_000))
  expect(await since(start + 30_000)).toEqual([])
  got(await changeSettings(editor, { publisher: 'The project' }, start + 40_000))
  expect(await since(start + 40_000)).toEqual([first, second])
})
