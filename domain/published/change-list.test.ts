import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { write } from '@/db/connection'
import { media } from '@/db/schema'
import type { ChosenWithdrawal } from '@/db/schema'
import { release, withdraw } from '@/domain/publishing/releases'
import { morning } from '@/domain/testing/archive'
import { library } from '@/domain/testing/library'
import { got, savedAgain, text } from '@/domain/testing/newsroom'
import type { SavedRevision } from '@/domain/writing/drafts'
import { changeList, newestChanges } from './change-list'

let room: Awaited<ReturnType<typeof library>>
beforeEach(async () => {
  testDatabase()
  room = await library()
})

const listed = async (now: number, language: 'en' | 'km' = 'en') =>
  (await changeList({ now, language, page: 1 }))!.items

async function correct(entry: SavedRevision, at: number, note?: string) {
  const saved = await savedAgain(room.editor, entry, { title: 'Corrected', slug: 'here', body: text(`${at}`) })
  got(await release(room.editor, { ...saved, at, major: note !== undefined, note }, at))
  return saved
}

async function takeOut(entryId: number, at: number, reason: ChosenWithdrawal, more: object = {}) {
  got(await withdraw(room.editor, { entryId, reason, explanation: 'Told.', at, ...more }, at))
}

test('only what readers are told of is listed, the newest first, and nothing before its moment', async () => {
  const here = await room.publish('2014-10-01', { title: 'Here', slug: 'here' })
  await room.publish('2014-10-02', { title: 'Never changed' })
  const silent = await correct(here, morning('2014-10-03'))
  const told = await correct(silent, morning('2014-10-04'), 'A number was wrong.')
  await correct(told, morning('2014-10-20'), 'Still to come.')
  expect(await listed(morning('2014-10-03'))).toEqual([])
  const changes = await listed(morning('2014-10-05'))
  expect(changes.map(({ is, text }) => [is, text?.title, text?.path])).toEqual([
    ['corrected', 'Corrected', '/2014/10/here'],
  ])
  expect(changes[0]).toMatchObject({ note: 'A number was wrong.', at: morning('2014-10-04') })
  const later = await listed(morning('2014-10-21'))
  expect(later.map((change) => change.is === 'corrected' && change.note)).toEqual([
    'Still to come.',
    'A number was wrong.',
  ])
})

test('a text that is gone has its withdrawal alone, and one that came back has its corrections again', async () => {
  const here = await room.publish('2014-10-01', { title: 'Here', slug: 'here' })
  const told = await correct(here, morning('2014-10-04'), 'A number was wrong.')
  await takeOut(here.entryId, morning('2014-10-05'), 'error')
  const gone = await listed(morning('2014-10-06'))
  expect(gone.map(({ is, text }) => [is, text?.title])).toEqual([['withdrawn', 'Corrected']])
  expect(gone[0]).toMatchObject({ reason: 'error', explanation: 'Told.' })
  await correct(told, morning('2014-10-07'), 'Put right.')
  expect((await listed(morning('2014-10-08'))).map((change) => 'note' in change && change.note)).toEqual([
    'Put right.',
    'A number was wrong.',
  ])
})

test('who asked to be left out is named nowhere, unless the page itself stays', async () => {
  const named = await room.publish('2014-10-01', { title: 'Somebody by name', slug: 'somebody' })
  const stays = await room.publish('2014-10-01', { title: 'Stays', slug: 'stays' })
  const at = morning('2014-10-05')
  await takeOut(named.entryId, at, 'request')
  await takeOut(stays.entryId, at + 1, 'request', { keepPage: true })
  const [kept, left] = await listed(at + 2)
  expect(kept).toMatchObject({
    is: 'withdrawn',
    reason: 'request',
    explanation: 'Told.',
    text: { title: 'Withdrawn: Stays' },
  })
  expect(left).toEqual({
    is: 'withdrawn',
    reason: 'request',
    explanation: '',
    at,
    language: 'en',
    releaseId: left!.releaseId,
    text: undefined,
  })
  expect(JSON.stringify(await newestChanges({ now: at + 2, language: 'en', limit: 20 }))).not.toContain('omebody')
})

test('what took the place of a text is named while it is there', async () => {
  const old = await room.publish('2014-10-01', { title: 'Old', slug: 'old' })
  const next = await room.publish('2014-10-02', { title: 'New', slug: 'new' })
  await takeOut(old.entryId, morning('2014-10-05'), 'replaced', { replacedBy: next.entryId })
  const [change] = await listed(morning('2014-10-06'))
  expect(change!.replacement).toEqual({ title: 'New', path: '/2014/10/new', language: 'en' })
  await takeOut(next.entryId, morning('2014-10-07'), 'error')
  const [, after] = await listed(morning('2014-10-08'))
  expect(after!.replacement).toBeUndefined()
})

test('a newer version of a file is a change of its publication, with the note where there is one', async () => {
  const shelved = await room.shelve({ title: 'A report', slug: 'a-report', pages: ['Words'] })
  const second = 'fileversion2'
  const facts = { name: 'file.pdf', type: 'application/pdf' as const, bytes: 1_000, sha256: '', uploadedAt: 0 }
  await write(async (tx) => tx.insert(media).values({ id: second, lineage: shelved.mediaId!, version: 2, ...facts }))
  const at = morning('2014-10-09')
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const file = { mediaId: second, title: '', language: null, accessible: null }
  const saved = await savedAgain(room.editor, shelved, {
    title: 'A report',
    slug: 'a-report',
    publication,
    files: [file],
  })
  got(await release(room.editor, { ...saved, at }, at))
  expect(await listed(at - 1)).toEqual([])
  expect(await listed(at)).toMatchObject([{ is: 'version', note: '', text: { path: '/publications/a-report' } }])
})

test('a language has its own changes, that of the site those of all, a page at a time', async () => {
  const khmer = await room.publish('2014-10-01', { title: 'Khmer', slug: 'k' }, 'post', 'km')
  await takeOut(khmer.entryId, morning('2014-10-05'), 'outdated')
  for (let n = 0; n < 20; n++) {
    const { entryId } = await room.publish('2014-10-02', { title: `Post ${n}`, slug: `post-${n}` })
    await takeOut(entryId, morning('2014-10-06') + n, 'outdated')
  }
  const now = morning('2014-10-07')
  expect(await changeList({ now, language: 'en', page: 1 })).toMatchObject({ total: 21, pages: 2 })
  expect((await changeList({ now, language: 'en', page: 2 }))!.items.map(({ text }) => text!.title)).toEqual(['Khmer'])
  expect(await changeList({ now, language: 'en', page: 3 })).toBeUndefined()
  expect((await listed(now, 'km')).map(({ text }) => text!.title)).toEqual(['Khmer'])
})
