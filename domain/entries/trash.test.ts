import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, comments, entries, reviews, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { findItem } from '@/domain/published/item'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { saveDraft } from '@/domain/writing/drafts'
import { content, got, post, someone } from '@/domain/testing/newsroom'
import {
  emptyTrash,
  eraseEntry,
  soonErasedFromTrash,
  listTrash,
  trashEntry,
  restoreEntry,
  trashPeriodMs,
} from './trash'

const now = Date.UTC(2014, 9, 7, 2)
const hour = 3_600_000

test('a draft goes to the trash and comes back as it was', async () => {
  testDatabase()
  const editor = await someone('editor', 'Dara')
  const draft = await post(editor, { title: 'Draft' }, now)
  got(await trashEntry(editor, draft.entryId, now + 1))
  expect(await listTrash(editor, {}, now + 2)).toMatchObject({
    total: 1,
    items: [{ title: 'Draft', trashedBy: 'Dara', goesAt: now + 1 + trashPeriodMs }],
  })
  expect(await trashEntry(editor, draft.entryId, now + 2)).toMatchObject({ ok: false })
  got(await restoreEntry(editor, draft.entryId, now + 3))
  expect((await listTrash(editor, {}, now + 4)).total).toBe(0)
  got(await release(editor, draft, now + 5))
})

test('what readers have, or will have, does not go to the trash, and a sentence says what to do first', async () => {
  testDatabase()
  const editor = await someone()
  const live = await post(editor, { title: 'Live' }, now)
  got(await release(editor, live, now))
  expect(await trashEntry(editor, live.entryId, now + 1)).toMatchObject({
    problems: [{ message: expect.stringContaining('Withdraw it first') }],
  })
  const later = await post(editor, { title: 'Later' }, now)
  got(await release(editor, { ...later, at: now + hour }, now))
  expect(await trashEntry(editor, later.entryId, now + 1)).toMatchObject({
    problems: [{ message: expect.stringContaining('off the schedule') }],
  })
  got(await withdraw(editor, { entryId: live.entryId, reason: 'error', explanation: 'Wrong.' }, now + 2))
  got(await unschedule(editor, later.entryId, now + 2))
  got(await trashEntry(editor, live.entryId, now + 3))
  got(await trashEntry(editor, later.entryId, now + 3))
})

test('nothing in the trash is ever live: it is neither released nor saved, and its address says what it said', async () => {
  testDatabase()
  const editor = await someone()
  const entry = await post(editor, { title: 'Reports' }, now)
  const { path } = got(await release(editor, entry, now))
  got(await withdraw(editor, { entryId: entry.entryId, reason: 'error', explanation: 'Wrong.' }, now + 1))
  const before = await findItem({ path, now: now + 2 })
  got(await trashEntry(editor, entry.entryId, now + 2))
  for (const at of [now + 3, now + hour])
    expect(await release(editor, { ...entry, at }, now + 3)).toMatchObject({ ok: false })
  const save = { entryId: entry.entryId, base: entry, session: 't', content: content({ title: 'Changed' }) }
  expect(await saveDraft(editor, save, now + 3)).toMatchObject({ ok: false })
  expect(await findItem({ path, now: now + 4 })).toEqual(before)
})

test('thirty days on, what was never public is erased with all that hangs on it; what readers had stays for ever', async () => {
  testDatabase()
  const editor = await someone()
  const draft = await post(editor, { title: 'Draft' }, now)
  const planned = await post(editor, { title: 'Planned once' }, now)
  got(await release(editor, { ...planned, at: now + hour }, now))
  got(await unschedule(editor, planned.entryId, now))
  const known = await post(editor, { title: 'Known' }, now)
  got(await release(editor, known, now))
  got(await withdraw(editor, { entryId: known.entryId, reason: 'error', explanation: 'Wrong.' }, now + 1))
  const { entryId, revisionId } = draft
  await write(async (tx) => {
    await tx.insert(reviews).values({ entryId, revisionId, at: now, said: 'submitted' })
    await tx.insert(comments).values({ entryId, revisionId, createdAt: now, text: 'A word.' })
  })
  for (const one of [draft, planned, known]) got(await trashEntry(editor, one.entryId, now + 2))
  const kept = await post(editor, { title: 'Kept' }, now)

  expect(await emptyTrash(now + trashPeriodMs)).toBe(0)
  expect(
    (await soonErasedFromTrash(editor, 7 * 24 * hour, now + trashPeriodMs)).map((row) => row.title).sort(),
  ).toEqual(['Draft', 'Planned once'])
  expect(await emptyTrash(now + trashPeriodMs + 2)).toBe(2)
  const remaining = await read().select({ id: entries.id }).from(entries).orderBy(entries.id)
  expect(remaining.map((row) => row.id)).toEqual([known.entryId, kept.entryId])
  expect(await read().$count(revisions)).toBe(2)
  expect(await read().$count(reviews)).toBe(0)
  expect(await read().$count(comments)).toBe(0)
  const acts = await read().select().from(audit).orderBy(audit.id)
  expect(acts.filter((act) => act.verb === 'deleted for good')).toMatchObject([
    { by: null, entryId: draft.entryId, detail: { revisions: 1 } },
    { by: null, entryId: planned.entryId },
  ])
  expect(await listTrash(editor, {}, now + trashPeriodMs + 3)).toMatchObject({
    items: [{ title: 'Known', goesAt: undefined }],
  })
  got(await restoreEntry(editor, known.entryId, now + trashPeriodMs + 4))
})

test('only an admin deletes for good by hand, only from the trash, and never what readers had', async () => {
  testDatabase()
  const [editor, admin] = [await someone(), await someone('admin')]
  const draft = await post(editor, {}, now)
  expect(await eraseEntry(admin, draft.entryId, now)).toMatchObject({ ok: false })
  got(await trashEntry(editor, draft.entryId, now))
  await expect(eraseEntry(editor, draft.entryId, now)).rejects.toMatchObject({ name: 'NotPermitted' })
  got(await eraseEntry(admin, draft.entryId, now))
  expect(await restoreEntry(editor, draft.entryId, now)).toMatchObject({ ok: false })
  const known = await post(editor, {}, now)
  got(await release(editor, known, now))
  got(await withdraw(editor, { entryId: known.entryId, reason: 'error', explanation: 'Wrong.' }, now + 1))
  got(await trashEntry(editor, known.entryId, now + 2))
  expect(await eraseEntry(admin, known.entryId, now + 3)).toMatchObject({ ok: false })
})

test('a contributor throws away and takes back only what they began', async () => {
  testDatabase()
  const [editor, contributor] = [await someone(), await someone('contributor')]
  const theirs = await post(editor, {}, now)
  const own = await post(contributor, { title: 'Mine' }, now)
  await expect(trashEntry(contributor, theirs.entryId, now)).rejects.toMatchObject({ name: 'NotPermitted' })
  got(await trashEntry(editor, theirs.entryId, now))
  got(await trashEntry(contributor, own.entryId, now))
  expect(await listTrash(contributor, {}, now)).toMatchObject({ total: 1, items: [{ title: 'Mine' }] })
  await expect(restoreEntry(contributor, theirs.entryId, now)).rejects.toMatchObject({ name: 'NotPermitted' })
  got(await restoreEntry(contributor, own.entryId, now))
})
