import { readdirSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { audit, media, storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { done } from '@/lib/result'
import { oneAtATime } from '@/domain/backups/backing-up'
import { saveDraft } from '@/domain/writing/drafts'
import { listMedia } from './media'
import { emptyMediaTrash, listTrashedUploads, restoreUpload, trashUpload } from './media-trash'
import { removeUnfinished } from './received-files'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { restoreRevision } from '@/domain/writing/revisions'
import { content, got, post, someone } from '@/domain/testing/newsroom'
import { bodyWith, picture } from '@/domain/testing/uploads'
import { trashEntry, trashPeriodMs } from '@/domain/entries/trash'

const hour = 3_600_000

beforeEach(() => void testDatabase())

test('an upload that nothing uses goes to the trash, out of the lists, and comes back', async () => {
  const editor = await someone('editor', 'Dara')
  const { id } = await picture(editor)
  got(await trashUpload(editor, id, 5))
  expect(await listMedia(editor, {}, 1)).toEqual([])
  expect(await listTrashedUploads(editor, {})).toMatchObject({
    total: 1,
    items: [{ id, trashedBy: 'Dara', goesAt: 5 + trashPeriodMs }],
  })
  got(await restoreUpload(editor, id, 6))
  expect(await listMedia(editor, {}, 1)).toHaveLength(1)
  expect((await listTrashedUploads(editor, {})).total).toBe(0)
})

test('what a draft, readers or a scheduled release uses stays, and the sentence names them', async () => {
  const editor = await someone()
  const { id } = await picture(editor)
  const refusal = async (now: number) => {
    const answer = await trashUpload(editor, id, now)
    return answer.ok ? 'thrown away' : answer.problems[0]!.message
  }
  const entry = await post(editor, { title: 'Floods', body: bodyWith(id), summary: 'A summary.' }, 0)
  expect(await refusal(1)).toBe('It is used in “Floods”. Remove it there first.')
  got(await release(editor, { ...entry, at: hour }, 1))
  const without = { entryId: entry.entryId, base: entry, session: 't', content: content({ title: 'Floods' }) }
  got(await saveDraft(editor, without, 2))
  expect(await refusal(3)).toContain('“Floods”') // set for later
  expect(await refusal(hour + 1)).toContain('“Floods”') // live
  got(await withdraw(editor, { entryId: entry.entryId, reason: 'error', explanation: 'Wrong.' }, hour + 2))
  expect(await refusal(hour + 3)).toBe('thrown away')
  const thrown = await picture(editor)
  const draft = await post(editor, { title: 'Thrown', lead: { mediaId: thrown.id, alt: '' } }, 0)
  got(await trashEntry(editor, draft.entryId, 1))
  expect(await trashUpload(editor, thrown.id, 2)).toMatchObject({
    problems: [{ message: 'It is used in “Thrown” (in the trash). Remove it there first.' }],
  })
})

test('after thirty days it is erased with its files, unless a revision still refers to it', async () => {
  const editor = await someone()
  const [erased, kept] = [await picture(editor, 'gone.png'), await picture(editor, 'kept.png')]
  const entry = await post(editor, { title: 'Old text', body: bodyWith(kept.id) }, 0)
  got(await saveDraft(editor, { entryId: entry.entryId, base: entry, session: 't', content: content() }, hour))
  for (const { id } of [erased, kept]) got(await trashUpload(editor, id, hour))
  expect(await emptyMediaTrash(hour + trashPeriodMs - 1)).toBe(0)
  await oneAtATime(async () => {
    expect(await emptyMediaTrash(hour + trashPeriodMs), 'while a backup is made').toBe(0)
    return done(undefined)
  }, 0)
  expect(await emptyMediaTrash(hour + trashPeriodMs)).toBe(1)
  expect((await read().select().from(media)).map(({ id }) => id)).toEqual([kept.id])
  await removeUnfinished(Date.now() + 2 * hour)
  expect(readdirSync(mediaRoot())).toEqual([kept.id])
  expect(new Set((await read().select().from(storedFiles)).map((file) => file.mediaId))).toEqual(new Set([kept.id]))
  expect((await listTrashedUploads(editor, {})).items).toMatchObject([{ name: 'kept.png', goesAt: undefined }])
  expect((await read().select().from(audit).orderBy(audit.id)).at(-1)).toMatchObject({
    by: null,
    verb: 'deleted an upload for good',
    detail: { upload: erased.id, sha256: erased.sha256 },
  })
  expect(await restoreUpload(editor, erased.id, hour + trashPeriodMs)).toMatchObject({ ok: false })

  // An old text that is brought back takes what it shows out of the trash.
  const back = { entryId: entry.entryId, revisionId: entry.revisionId, session: 'u' }
  got(await restoreRevision(editor, back, hour + trashPeriodMs))
  expect((await listTrashedUploads(editor, {})).total).toBe(0)
  expect(await trashUpload(editor, kept.id, hour + trashPeriodMs)).toMatchObject({ ok: false })
})

test('a contributor throws away and restores their own, and nobody else’s', async () => {
  const [editor, contributor] = [await someone(), await someone('contributor')]
  const [own, others] = [await picture(contributor), await picture(editor)]
  expect(await trashUpload(contributor, others.id, 1)).toMatchObject({ ok: false })
  const shown = await post(contributor, {}, 0)
  const put = content({ lead: { mediaId: others.id, alt: '' } })
  const lent = got(await saveDraft(editor, { entryId: shown.entryId, base: shown, session: 'e', content: put }, 1))
  await expect(trashUpload(contributor, others.id, 2)).rejects.toMatchObject({ name: 'NotPermitted' })
  got(await saveDraft(editor, { entryId: shown.entryId, base: lent, session: 'f', content: content() }, hour))
  got(await trashUpload(editor, others.id, hour + 1))
  await expect(restoreUpload(contributor, others.id, hour + 2)).rejects.toMatchObject({ name: 'NotPermitted' })
  got(await trashUpload(contributor, own.id, 3))
  expect(await listTrashedUploads(contributor, {})).toMatchObject({ total: 1, items: [{ id: own.id }] })
  got(await restoreUpload(contributor, own.id, 4))
})

test('a release that was taken back holds nothing', async () => {
  const editor = await someone()
  const { id } = await picture(editor)
  const entry = await post(editor, { body: bodyWith(id), summary: 'A summary.' }, 0)
  got(await release(editor, { ...entry, at: hour }, 1))
  got(await saveDraft(editor, { entryId: entry.entryId, base: entry, session: 't', content: content() }, 2))
  got(await unschedule(editor, entry.entryId, 3))
  got(await trashUpload(editor, id, 4))
})
