import { expect, test } from 'vitest'
import { write } from '@/db/connection'
import { reviews } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { findTexts } from './choices'
import { deskFront, entriesPerPage, idsMatching, listEntries } from './entries'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { createTerm } from '@/domain/entries/terms'
import { content, createEntry, got, post, someone, text } from '@/domain/testing/newsroom'
import { trashEntry } from '@/domain/entries/trash'

const now = Date.UTC(2014, 9, 7, 2)
const hour = 3_600_000

async function titles(
  ...[who, filter, at = now]: [Parameters<typeof listEntries>[0], Parameters<typeof listEntries>[1], number?]
) {
  return (await listEntries(who, filter, at)).items.map((item) => item.title)
}

test('a search finds every word in title, summary, address or text, and wildcards mean themselves', async () => {
  testDatabase()
  const editor = await someone()
  await post(editor, { title: 'Workshop reports', body: text('from seven countries') }, now)
  await post(editor, { title: '100% of reports' }, now + 1)
  expect(await titles(editor, { search: 'seven WORKSHOP' })).toEqual(['Workshop reports'])
  expect(await titles(editor, { search: '0%' })).toEqual(['100% of reports'])
  expect(await titles(editor, { search: 'workshop 100%' })).toEqual([])
})

test('each state is found where it stands at that moment', async () => {
  testDatabase()
  const editor = await someone()
  await post(editor, { title: 'Draft' }, now)
  const live = await post(editor, { title: 'Live' }, now)
  got(await release(editor, live, now))
  const later = await post(editor, { title: 'Later' }, now)
  got(await release(editor, { ...later, at: now + hour }, now))
  const trashed = await post(editor, { title: 'Gone' }, now)
  got(await release(editor, trashed, now))
  got(await withdraw(editor, { entryId: trashed.entryId, reason: 'error', explanation: 'It was wrong.' }, now + 1))

  const at = now + 2
  expect(await titles(editor, { state: 'draft' }, at)).toEqual(['Draft'])
  expect(await titles(editor, { state: 'live' }, at)).toEqual(['Live'])
  expect(await titles(editor, { state: 'scheduled' }, at)).toEqual(['Later'])
  expect(await titles(editor, { state: 'withdrawn' }, at)).toEqual(['Gone'])
  expect(await titles(editor, { state: 'live' }, now + hour)).toEqual(['Later', 'Live'])
})

test('the newest text waits until a release stands on it, and no longer once one is set for later', async () => {
  testDatabase()
  const editor = await someone()
  const first = await post(editor, { title: 'Reports' }, now)
  got(await release(editor, first, now))
  expect(await titles(editor, { state: 'waiting' })).toEqual([])

  const changed = {
    entryId: first.entryId,
    base: first,
    session: 's',
    content: content({ title: 'Reports, corrected' }),
  }
  const second = got(await saveDraft(editor, changed, now + 1))
  const [row] = (await listEntries(editor, { state: 'waiting' }, now + 2)).items
  expect(row).toMatchObject({ title: 'Reports, corrected', state: { is: 'live', changed: true, waiting: true } })

  got(await release(editor, { ...second, at: now + hour }, now + 2))
  expect(await titles(editor, { state: 'waiting' }, now + 3)).toEqual([])
  const [scheduled] = (await listEntries(editor, { state: 'scheduled' }, now + 3)).items
  expect(scheduled).toMatchObject({
    title: 'Reports, corrected',
    state: { is: 'live', changed: true, waiting: false, next: { at: now + hour, what: 'changes' } },
  })
})

test('a text saved after its entry was scheduled waits again', async () => {
  testDatabase()
  const editor = await someone()
  const first = await post(editor, { title: 'Reports' }, now)
  got(await release(editor, { ...first, at: now + hour }, now))
  const save = { entryId: first.entryId, base: first, session: 's', content: content({ title: 'Reports, longer' }) }
  got(await saveDraft(editor, save, now + 1))
  const { drafts } = await deskFront(editor, now + 2)
  expect(drafts.items).toMatchObject([{ title: 'Reports, longer', state: { is: 'scheduled', waiting: true } }])
  expect(await titles(editor, { state: 'scheduled' }, now + 2)).toEqual(['Reports, longer'])
})

test('a text that was scheduled and taken back waits as before', async () => {
  testDatabase()
  const editor = await someone()
  const entry = await post(editor, { title: 'Reports' }, now)
  got(await release(editor, { ...entry, at: now + hour }, now))
  expect((await deskFront(editor, now + 1)).drafts.total).toBe(0)
  got(await unschedule(editor, entry.entryId, now + 1))
  const { drafts } = await deskFront(editor, now + 2)
  expect(drafts.items).toMatchObject([{ title: 'Reports', state: { is: 'draft', waiting: true } }])
  expect(await titles(editor, { state: 'scheduled' }, now + 2)).toEqual([])
})

test('the list is filtered by language and kind and turns pages', async () => {
  testDatabase()
  const editor = await someone()
  const publication = { type: 'report', publishedOn: '2014', publisher: '' } as const
  got(
    await createEntry(
      editor,
      { kind: 'publication', language: 'km', session: 's', content: content({ title: 'Khmer report', publication }) },
      now,
    ),
  )
  for (let n = 1; n <= entriesPerPage; n++) await post(editor, { title: `Post ${n}` }, now + n)
  expect(await titles(editor, { language: 'km' })).toEqual(['Khmer report'])
  expect(await titles(editor, { kind: 'publication' })).toEqual(['Khmer report'])
  const second = await listEntries(editor, { page: 2 }, now)
  expect(second).toMatchObject({ total: entriesPerPage + 1, pages: 2, items: [{ title: 'Khmer report' }] })
})

test('a contributor sees only what they began, on the front of the desk too', async () => {
  testDatabase()
  const [editor, contributor] = [await someone(), await someone('contributor')]
  got(await release(editor, await post(editor, { title: 'Theirs' }, now), now))
  await post(contributor, { title: 'Mine' }, now)
  expect(await titles(contributor, {})).toEqual(['Mine'])
  const front = await deskFront(contributor, now)
  expect(front.live.total).toBe(0)
  expect(front.drafts).toMatchObject({ total: 1, items: [{ title: 'Mine' }] })
})

test('a list is turned by title, by creation and by what goes live, and what never does stands at its end', async () => {
  testDatabase()
  const editor = await someone()
  const first = await post(editor, { title: 'banana' }, now)
  await post(editor, { title: 'Apple' }, now + 1)
  const third = await post(editor, { title: 'cherry' }, now + 2)
  got(await release(editor, { ...first, at: now + hour }, now + 3))
  got(await release(editor, third, now + 3))
  expect(await titles(editor, { sort: 'title' })).toEqual(['Apple', 'banana', 'cherry'])
  expect(await titles(editor, { sort: 'title', descending: true })).toEqual(['cherry', 'banana', 'Apple'])
  expect(await titles(editor, { sort: 'created', descending: false })).toEqual(['banana', 'Apple', 'cherry'])
  expect(await titles(editor, { sort: 'live' }, now + 4)).toEqual(['banana', 'cherry', 'Apple'])
  expect(await titles(editor, { sort: 'live', descending: false }, now + 4)).toEqual(['cherry', 'banana', 'Apple'])
})

test('entries are found by topic, by who began or saved them, and by when they were saved', async () => {
  testDatabase()
  const [editor, other] = [await someone(), await someone()]
  const topic = got(await createTerm(editor, { kind: 'topic', name: 'Labour' }, 0))
  const first = await post(editor, { title: 'First', termIds: [topic.id] }, now)
  await post(other, { title: 'Second' }, now + hour)
  expect(await titles(editor, { termId: topic.id })).toEqual(['First'])
  expect(await titles(editor, { by: other.id! })).toEqual(['Second'])
  const save = { entryId: first.entryId, base: first, session: 't', content: content({ title: 'First, by both' }) }
  got(await saveDraft(other, save, now + 2 * hour))
  expect(await titles(editor, { by: other.id! })).toEqual(['First, by both', 'Second'])
  expect(await titles(editor, { by: editor.id! })).toEqual(['First, by both'])
  expect(await titles(editor, { termId: topic.id })).toEqual([])
  expect(await titles(editor, { savedFrom: now + hour, savedUntil: now + 2 * hour })).toEqual(['Second'])
})

test('an approval is of one text: saved again, the entry is no longer found among the approved', async () => {
  testDatabase()
  const editor = await someone()
  const entry = await post(editor, { title: 'Reports' }, now)
  const said = async (what: 'submitted' | 'approved') =>
    write(async (tx) => {
      await tx.insert(reviews).values({ entryId: entry.entryId, revisionId: entry.revisionId, at: now, said: what })
    })
  await said('submitted')
  expect(await titles(editor, { review: 'submitted' })).toEqual(['Reports'])
  await said('approved')
  expect(await titles(editor, { review: 'submitted' })).toEqual([])
  expect(await titles(editor, { review: 'approved' })).toEqual(['Reports'])
  const save = { entryId: entry.entryId, base: entry, session: 't', content: content({ title: 'Reports, longer' }) }
  got(await saveDraft(editor, save, now + 1))
  expect(await titles(editor, { review: 'approved' })).toEqual([])
})

test('Khmer is found by a part of a word', async () => {
  testDatabase()
  const editor = await someone()
  await post(editor, { title: 'របាយការណ៍ស្តីពីកម្ពុជា' }, now)
  expect(await titles(editor, { search: 'កម្ពុ' })).toHaveLength(1)
  expect((await findTexts(editor, { search: 'ការណ៍' }, now)).map((row) => row.title)).toHaveLength(1)
})

test('what lies in the trash is in no list, no number, no front and no choice', async () => {
  testDatabase()
  const editor = await someone()
  const trashed = await post(editor, { title: 'Deleted' }, now)
  await post(editor, { title: 'Kept' }, now)
  got(await trashEntry(editor, trashed.entryId, now + 1))
  expect(await listEntries(editor, {}, now + 2)).toMatchObject({ total: 1, items: [{ title: 'Kept' }] })
  expect((await deskFront(editor, now + 2)).drafts.total).toBe(1)
  expect((await findTexts(editor, {}, now + 2)).map((row) => row.title)).toEqual(['Kept'])
  expect(await findTexts(editor, { search: 'Thrown' }, now + 2)).toEqual([])
  expect(await idsMatching(editor, {}, 10, now + 2)).toHaveLength(1)
})

test('a page past the end still says how many there are', async () => {
  testDatabase()
  const editor = await someone()
  await post(editor, { title: 'Only one' }, now)
  expect(await listEntries(editor, { page: 9 }, now)).toMatchObject({ total: 1, pages: 1, items: [] })
})
