import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { saveDraft, findDraft } from '@/domain/writing/drafts'
import { answerAt } from '../../published/answers'
import { withdraw } from '@/domain/publishing/releases'
import { got, someone } from '@/domain/testing/newsroom'
import { eraseEntry, trashEntry } from '@/domain/entries/trash'
import { type Item } from './test-export'
import { headOfTitle, now, releasesOfTitle, importItems } from './test-import'
import { wholeDatabase } from './test-tables'

beforeEach(() => {
  testDatabase()
})

test('again, nothing is doubled and nothing is written but that an import was run', async () => {
  const items = [
    { id: 1, title: 'One', terms: ['category news News'] },
    { id: 2, title: 'Two', status: 'draft' },
    { id: 3, type: 'event' },
  ]
  await importItems(items)
  const before = await wholeDatabase(['imports', 'audit'])
  const again = await importItems(items, {}, now + 86_400_000)
  expect(await wholeDatabase(['imports', 'audit'])).toEqual(before)
  expect(again.report.tally).toEqual({ new: 0, changed: 0, unchanged: 6, conflict: 0, 'left out': 0 })
})

test('what changed there is a new revision, public now; the address and its date stay', async () => {
  await importItems([
    { id: 1, title: 'First', slug: 'first' },
    { id: 2, title: 'Draft', status: 'draft' },
  ])
  await importItems(
    [
      { id: 1, title: 'Second', slug: 'first' },
      { id: 2, title: 'Draft', date: '2015-01-05 09:00:00', slug: 'text-2' },
    ],
    {},
    now + 1,
  )
  const rows = await releasesOfTitle('Second')
  expect(rows.map(({ goesLiveAt, path }) => [goesLiveAt === now + 1, path])).toEqual([
    [false, '/2014/10/first'],
    [true, '/2014/10/first'],
  ])
  expect((await releasesOfTitle('Draft')).map(({ path }) => path)).toEqual(['/2015/01/text-2'])
})

test('what changed there and here is listed once and stays as it is here', async () => {
  const editor = await someone('editor')
  await importItems([
    { id: 1, title: 'First' },
    { id: 2, title: 'Withdrawn' },
  ])
  const { entryId } = await headOfTitle('First')
  const draft = (await findDraft(editor, entryId))!
  await saveDraft(
    editor,
    { entryId, base: draft.base, session: 'e', content: { ...draft.content, title: 'Mine' } },
    now,
  )
  const { entryId: out } = await headOfTitle('Withdrawn')
  got(await withdraw(editor, { entryId: out, reason: 'request', explanation: 'Somebody asked.' }, now))
  const before = await wholeDatabase(['imports', 'audit', 'imported'])
  const theirs = [
    { id: 1, title: 'Theirs' },
    { id: 2, title: 'Back again' },
  ]
  const { report } = await importItems(theirs, {}, now + 1)
  expect(report.conflicts.flatMap(({ found }) => found.map(({ title }) => title))).toEqual(['Theirs', 'Back again'])
  expect(await wholeDatabase(['imports', 'audit', 'imported'])).toEqual(before)
  expect((await importItems(theirs, {}, now + 2)).report.tally.conflict).toBe(0)
})

test('what is public here stays public, and what was never public stays so, whatever happens there', async () => {
  await importItems([
    { id: 1, title: 'Public' },
    { id: 2, title: 'Thrown' },
    { id: 3, title: 'Coming', status: 'future', date: '2026-12-01 09:00:00' },
  ])
  const later: Item[] = [
    { id: 1, title: 'Public', status: 'private' },
    { id: 2, title: 'Thrown', status: 'trash' },
    { id: 3, title: 'Coming', status: 'draft' },
  ]
  const { report } = await importItems(later, {}, now + 1)
  expect(report.tally).toMatchObject({ conflict: 2, changed: 1 })
  expect(await answerAt('/2014/10/text-1', now + 2)).toEqual({ is: 'here' })
  expect(await answerAt('/2026/12/text-3', Date.parse('2027-01-01T00:00:00Z'))).toBeUndefined()
})

test('what people here threw away or erased does not come again', async () => {
  const admin = await someone('admin')
  await importItems([
    { id: 1, title: 'Thrown', status: 'draft' },
    { id: 2, title: 'Erased', status: 'draft' },
  ])
  for (const title of ['Thrown', 'Erased']) got(await trashEntry(admin, (await headOfTitle(title)).entryId, now))
  got(await eraseEntry(admin, (await headOfTitle('Erased')).entryId, now))
  const { report } = await importItems(
    [
      { id: 1, title: 'Thrown anew' },
      { id: 2, title: 'Erased anew' },
    ],
    {},
    now + 1,
  )
  expect(report.tally).toMatchObject({ new: 0, changed: 0 })
  expect(await read().$count(entries)).toBe(1)
  expect(await read().$count(releases)).toBe(0)
})
