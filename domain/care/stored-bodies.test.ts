import { eq } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { rawWriter, read, write } from '@/db/connection'
import { revisions, settings } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { runBulk } from '@/domain/desk/bulk'
import { careOf } from './care'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { findItem } from '@/domain/published/item'
import { release } from '@/domain/publishing/releases'
import { restoreRevision } from '@/domain/writing/revisions'
import { checkStoredBodies, refusedBodies } from './stored-bodies'
import { createTerm } from '@/domain/entries/terms'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, got, post, someone } from '@/domain/testing/newsroom'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const now = morning('2014-12-01')
const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] })
const forged = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: '1 onclick=alert(1)' }, content: [text('Aims')] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('One <b>')] }] },
  ],
}

/** Puts a body in the place of a revision’s, as a version before this one had stored it. */
async function store(entryId: number, body: unknown, bodyHtml: string) {
  await write(async (tx) =>
    tx.update(revisions).set({ body, bodyHtml, schemaVersion: 1 }).where(eq(revisions.entryId, entryId)),
  )
  await write(async (tx) => tx.delete(settings).where(eq(settings.key, 'bodiesChecked')))
}

async function stored(entryId: number) {
  const [row] = await read().select().from(revisions).where(eq(revisions.entryId, entryId))
  return row!
}

/** Returns what readers get of a text. */
async function publicText(path: string) {
  const lookup = await findItem({ path, now })
  return lookup?.is === 'live' ? lookup.item.bodyHtml : undefined
}

test('what the schema refuses in a live text is its words alone after the upgrade, and Care says where and why', async () => {
  const { editor, publish } = room
  const post = await publish('2014-10-02', { title: 'Forged' })
  await store(post.entryId, forged, '<h1 onclick=alert(1) id="aims">Aims</h1 onclick=alert(1)>')
  expect(await checkStoredBodies()).toBe(1)
  expect(await publicText(post.path)).toBe('<p>Aims</p><p>One &lt;b&gt;</p>')
  const revisionId = (await stored(post.entryId)).id
  const why = 'The level of a heading cannot be “1 onclick=alert(1)”.'
  expect((await careOf(editor, now)).bodies.items).toEqual([
    expect.objectContaining({ entryId: post.entryId, revisionId, title: 'Forged', why }),
  ])
  expect(await refusedBodies(await someone('contributor'), now)).toEqual([])
})

test('a refused text is named while readers have it or it is the newest of its entry, and not after that', async () => {
  const { editor, publish } = room
  const live = await publish('2014-10-02', { title: 'Live' })
  const draft = await post(editor, { title: 'Draft' }, now)
  for (const { entryId } of [live, draft]) await store(entryId, forged, '')
  const changed = { entryId: live.entryId, base: live, session: 's', content: content({ title: 'Newer' }) }
  const newer = got((await saveDraft(editor, changed, now)) as never) as typeof live
  expect(await checkStoredBodies()).toBe(2)
  const refusedIds = async () => (await refusedBodies(editor, now)).map(({ revisionId }) => revisionId)
  expect(await refusedIds()).toEqual([draft.revisionId, live.revisionId])
  got(await release(editor, { entryId: live.entryId, revisionId: newer.revisionId, at: now }, now))
  expect(await refusedIds()).toEqual([draft.revisionId])
})

test('the body itself is kept, its editor opens with its words, and what is written then is whole again', async () => {
  const { editor, publish } = room
  const post = await publish('2014-10-02', { title: 'Forged' })
  await store(post.entryId, forged, '')
  await checkStoredBodies()
  expect((await stored(post.entryId)).body).toEqual(forged)
  const { content, bodyProblem } = (await findDraft(editor, post.entryId))!
  expect(content.body).toEqual({ type: 'doc', content: [paragraph('Aims'), paragraph('One <b>')] })
  expect(bodyProblem).toBe('The level of a heading cannot be “1 onclick=alert(1)”.')
  const { id: revisionId } = await stored(post.entryId)
  const restored = got(await restoreRevision(editor, { entryId: post.entryId, revisionId, session: 's' }, now))
  const [row] = await read().select().from(revisions).where(eq(revisions.id, restored.saved.revisionId))
  expect([row!.bodyHtml, row!.bodyProblem]).toEqual(['<p>Aims</p><p>One &lt;b&gt;</p>', null])
})

test('a topic for many entries at once does not put the words alone in the place of the body', async () => {
  const { editor, publish } = room
  const post = await publish('2014-10-02', { title: 'Forged' })
  const term = got(await createTerm(editor, { kind: 'topic', name: 'Rivers', slug: 'rivers' }, now))
  await store(post.entryId, forged, '')
  await checkStoredBodies()
  const report = got(await runBulk(editor, { ids: [post.entryId] }, { act: 'addTerm', termId: term.id }, now))
  expect(report.done).toEqual([])
  expect(report.refused[0]!.why).toBe('Only the words of its text are shown. Open it and correct it first.')
  expect((await stored(post.entryId)).body).toEqual(forged)
})

testOfSqlite('what the schema allows stays byte for byte', async () => {
  const post = await room.publish('2014-10-02', { title: 'Good' })
  // Neither is what this version writes of the same text.
  const html = '<p>As it was written  then</p>\n'
  const body =
    '{ "content":[{"content":[{"text":"As it was written then","type":"text"}],"type":"paragraph"}],"type":"doc" }'
  await store(post.entryId, {}, html)
  rawWriter().prepare('update revisions set body = ?').run(body)
  expect(await checkStoredBodies()).toBe(0)
  expect(rawWriter().prepare('select body from revisions').pluck().all()).toEqual([body])
  expect(await stored(post.entryId)).toMatchObject({ bodyHtml: html, schemaVersion: 2, bodyProblem: null })
})

test('it is done once after an upgrade, for every text there is', async () => {
  const posts = []
  for (let day = 10; day < 35; day++)
    posts.push(
      await room.publish(`2014-${day < 32 ? '10' : '11'}-${day < 32 ? day : `0${day - 31}`}`, { title: `Post ${day}` }),
    )
  for (const { entryId } of posts) await store(entryId, forged, '<h9>')
  expect(await checkStoredBodies()).toBe(25)
  for (const { entryId } of posts) expect((await stored(entryId)).bodyHtml).toBe('<p>Aims</p><p>One &lt;b&gt;</p>')
  const reading = vi.spyOn(JSON, 'parse')
  expect(await checkStoredBodies()).toBe(0)
  expect(reading.mock.calls.length).toBeLessThan(3) // the setting alone
  reading.mockRestore()
})

const unknown = 'It holds something that this version does not know.'

testOfSqlite.each([
  [
    'nested 100,000 deep',
    `${'{"type":"blockquote","content":['.repeat(100_000)}{"type":"paragraph","content":[{"type":"text","text":"deep"}]}${']}'.repeat(100_000)}`,
    'Its parts stand within each other too deep.',
  ],
  ['no object', '"words"', unknown],
  ['null', 'null', unknown],
  ['a list', '[1,[2]]', unknown],
  ['an item without its list', '{"type":"listItem","content":[{"type":"paragraph"}]}', unknown],
])('a stored body that is %s harms nobody', async (_, node, why) => {
  const { editor, publish } = room
  const post = await publish('2014-10-02', { title: 'Odd' })
  rawWriter().prepare('update revisions set body = ?, schema_version = 1').run(`{"type":"doc","content":[${node}]}`)
  await write(async (tx) => tx.delete(settings).where(eq(settings.key, 'bodiesChecked')))
  expect(await checkStoredBodies()).toBe(1)
  expect(await publicText(post.path)).toMatch(/^<p>/)
  expect((await careOf(editor, now)).bodies.items).toMatchObject([{ why }])
  expect((await findDraft(editor, post.entryId))!.content.body).toMatchObject({ type: 'doc' })
})
